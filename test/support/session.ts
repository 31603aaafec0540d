import { errorFromResponse } from '../../src/client/http/errors'
import { createTransport } from '../../src/client/http/transport'
import type { Session } from '../../src/client/keystone/session'

/** A session that sends requests to `root` with a fixed token. */
export function sessionAt(root: string, token = 'token'): Session {
  const transport = createTransport({ retries: 0 })
  return {
    async request({ method, path, query = {}, headers, json }) {
      const url = new URL(root + path)
      for (const [name, value] of Object.entries(query)) {
        if (value !== undefined) url.searchParams.set(name, String(value))
      }
      const response = await transport.send({
        method,
        url: url.href,
        headers: { 'X-Auth-Token': token, 'Content-Type': 'application/json', ...headers },
        ...(json !== undefined && { body: JSON.stringify(json) }),
        retry: method === 'GET' ? 'read' : 'change',
      })
      if (response.status >= 400) throw errorFromResponse(response)
      return response
    },
    projectId: () => Promise.resolve('project'),
    close: () => transport.close(),
  }
}

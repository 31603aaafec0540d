import { createServer, type IncomingMessage } from 'node:http'
import { started, type Received, type Reply, type TestServer } from './http-server'

/** Returns the response sent instead of the cloud's, or `reset` to cut the connection. */
export type Fault = (request: Received) => Reply | 'reset'

export interface Relay extends TestServer {
  /** The tokens issued so far. */
  tokens: Set<string>
}

/** Starts a reverse proxy in front of a cloud that injects faults. */
export async function startRelay(
  target: string,
  faultFor: (request: Received) => Fault | undefined,
): Promise<Relay> {
  const requests: Received[] = []
  const tokens = new Set<string>()
  const server = createServer((incoming, outgoing) => {
    void read(incoming).then(async (request) => {
      requests.push(request)
      const reply = faultFor(request)?.(request) ?? (await ask(target, request))
      if (reply === 'reset') return incoming.socket.resetAndDestroy()
      const { status = 200, headers = {}, body } = reply
      if (headers['x-subject-token'] !== undefined) tokens.add(headers['x-subject-token'])
      outgoing.writeHead(status, headers).end(body)
    })
  })
  return { ...(await started(server, requests, 'http')), tokens }
}

async function read(incoming: IncomingMessage): Promise<Received> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const { method = '', url = '', headers } = incoming
  return { method, url, headers, body: Buffer.concat(chunks).toString() }
}

async function ask(target: string, { method, url, headers, body }: Received): Promise<Reply> {
  const handedOn = ['x-auth-token', 'authorization', 'content-type', 'openstack-api-version'].flatMap(
    (name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value] as const] : []
    },
  )
  const response = await fetch(target + url, {
    method,
    headers: Object.fromEntries(handedOn),
    ...(body === '' ? {} : { body }),
  })
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  }
}

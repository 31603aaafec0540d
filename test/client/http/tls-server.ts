import { createServer, type ServerOptions } from 'node:https'
import type { TlsOptions } from '../../../src/client/http/tls'
import { createTransport } from '../../../src/client/http/transport'
import type { MagnumError } from '../../../src/foundation/errors'
import type { Issued } from '../../support/certificates'
import { answering, type Received, started } from '../../support/http-server'

export async function serveTls(issued: Issued, options: ServerOptions = {}) {
  const requests: Received[] = []
  const server = createServer(
    { ...options, cert: issued.cert, key: issued.key },
    answering(requests, () => ({ body: {} })),
  )
  return started(server, requests, 'https')
}

/** The status of a request to a server with this certificate, or the error. */
export async function reach(issued: Issued, tls: TlsOptions, options: ServerOptions = {}) {
  const server = await serveTls(issued, options)
  const transport = createTransport({ tls, retries: 0 })
  try {
    return (await transport.send({ method: 'GET', url: server.url, retry: 'read' })).status
  } catch (error) {
    const { message, hint } = error as MagnumError
    return { message: message.replace(server.url, 'URL'), hint }
  } finally {
    transport.close()
    await server.close()
  }
}

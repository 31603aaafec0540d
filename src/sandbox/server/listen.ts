import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { MagnumError, fileError } from '../../foundation/errors'
import type { Handler, Reply, Request } from './requests'

/** Maximum body size in bytes, far above any request of these APIs. */
const MAX_BODY = 1024 * 1024

export interface Listener {
  url: string
  close(): Promise<void>
}

/**
 * Serves a handler on 127.0.0.1, for requests whose Host header says so.
 *
 * @param port 0 selects a free port
 */
export async function listen(handler: Handler, port: number): Promise<Listener> {
  // Clients close idle connections sooner: a request on one that the server is closing would be lost.
  const server = createServer({ requestTimeout: 30_000, keepAliveTimeout: 60_000 }, (incoming, response) => {
    void answer(server, handler, incoming, response)
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: originOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function answer(server: Server, handler: Handler, incoming: IncomingMessage, response: ServerResponse) {
  try {
    send(response, await replyTo(handler, incoming, originOf(server)))
  } catch (error) {
    const reason = fileError(error, 'save the change in the sandbox')
    const message = reason instanceof MagnumError ? reason.message : 'The sandbox failed on this request.'
    send(response, { status: 500, body: `${message}\n` })
  }
}

async function replyTo(handler: Handler, incoming: IncomingMessage, origin: string): Promise<Reply> {
  if (!isOwnHost(incoming.headers.host, origin)) {
    // Prevents DNS rebinding: a web page would send its own host name.
    return { status: 403, body: 'The sandbox only answers requests to its own address.\n' }
  }
  const body = await readBody(incoming)
  if (body) return handler(requestOf(incoming, body, origin))
  return { status: 413, headers: { connection: 'close' }, body: 'The request is too large.\n' }
}

/** Whether a Host header names loopback and the port of the origin. */
export function isOwnHost(host: string | undefined, origin: string): boolean {
  const { port } = new URL(origin)
  return host === `127.0.0.1:${port}` || host === `localhost:${port}`
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MAX_BODY) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function requestOf(incoming: IncomingMessage, body: Buffer, origin: string): Request {
  const [path = '/', query = ''] = (incoming.url ?? '/').split(/\?(.*)/s)
  return {
    method: incoming.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: incoming.headers,
    body,
    origin,
  }
}

function send(response: ServerResponse, reply: Reply): void {
  if (response.headersSent || response.destroyed) return
  const body = bodyText(reply)
  response.writeHead(reply.status, {
    'x-openstack-request-id': `req-${randomUUID()}`,
    ...reply.headers,
    ...(body.type ? { 'content-type': body.type } : {}),
    'content-length': Buffer.byteLength(body.text),
  })
  response.end(body.text)
}

function bodyText({ body }: Reply): { type?: string; text: string } {
  if (body === undefined) return { text: '' }
  if (typeof body === 'string') return { type: 'text/plain; charset=utf-8', text: body }
  return { type: 'application/json', text: JSON.stringify(body) }
}

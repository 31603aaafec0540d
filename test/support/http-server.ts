import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import {
  type AddressInfo,
  createServer as createRawServer,
  type Server as RawServer,
  type Socket,
} from 'node:net'

export interface Received {
  method: string
  /** Path and query. */
  url: string
  headers: IncomingMessage['headers']
  body: string
}

/** A response; a body that is neither text nor bytes is sent as JSON. */
export interface Reply {
  status?: number
  headers?: Record<string, string>
  body?: unknown
}

export interface TestServer {
  /** `http://127.0.0.1:PORT` */
  url: string
  port: number
  /** Requests so far. */
  requests: Received[]
  /** Number of connections so far. */
  connections: () => number
  close(): Promise<void>
}

/** Starts an HTTP server on loopback that answers with `reply`. */
export async function serve(reply: (request: Received, index: number) => Reply): Promise<TestServer> {
  const requests: Received[] = []
  const server = createServer(answering(requests, reply))
  return started(server, requests, 'http')
}

/** Like `serve`, with TLS. */
export async function serveTls(
  { cert, key }: { cert: string; key: string },
  reply: (request: Received, index: number) => Reply,
): Promise<TestServer> {
  const requests: Received[] = []
  return started(createTlsServer({ cert, key }, answering(requests, reply)), requests, 'https')
}

/** Returns a request listener that records requests and answers with `reply`. */
export function answering(
  requests: Received[],
  reply: (request: Received, index: number) => Reply,
): RequestListener {
  return (incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const { method = '', url = '', headers } = incoming
      const request = { method, url, headers, body: Buffer.concat(chunks).toString() }
      requests.push(request)
      const { status = 200, headers: replied = {}, body } = reply(request, requests.length - 1)
      const isText = typeof body === 'string' || Buffer.isBuffer(body)
      outgoing.writeHead(status, isText ? replied : { 'content-type': 'application/json', ...replied })
      if (body === undefined) outgoing.end()
      else outgoing.end(isText ? body : JSON.stringify(body))
    })
  }
}

/** Starts a TCP server on loopback that hands each connection to `talk` after the first bytes of a request. */
export async function serveRaw(talk: (socket: Socket, index: number) => void): Promise<TestServer> {
  const requests: Received[] = []
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (data: Buffer) => {
      const [method = '', url = ''] = data.toString().split(' ')
      requests.push({ method, url, headers: {}, body: '' })
      talk(socket, requests.length - 1)
    })
  })
  return started(server, requests, 'http')
}

/**
 * Python code for a `server` on a port of loopback whose queue of connections is full: the operating system answers no
 * more of them.
 */
export const fullServer = (port = 0) => `
import socket
server = socket.socket()
server.bind(('127.0.0.1', ${port}))
server.listen(0)
waiting = [socket.socket() for _ in range(4)]
for each in waiting:
    each.setblocking(False)
    each.connect_ex(server.getsockname())
`

/** Starts such a server on a free port. */
export async function fullPort(): Promise<{ port: string; stop: () => void }> {
  const script = `${fullServer()}
import sys
print(server.getsockname()[1], flush=True)
sys.stdin.read()
`
  const child = spawn('python3', ['-c', script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [port] = (await once(child.stdout, 'data')) as [Buffer]
  return { port: port.toString().trim(), stop: () => child.stdin.end() }
}

/** Listens on a free loopback port. */
export async function started(
  server: Server | RawServer,
  requests: Received[],
  scheme: 'http' | 'https',
  address = '127.0.0.1',
): Promise<TestServer> {
  const open = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections += 1
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, address, resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `${scheme}://127.0.0.1:${port}`,
    port,
    requests,
    connections: () => connections,
    close: () =>
      new Promise((resolve) => {
        open.forEach((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}

import { createServer, type IncomingMessage, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, createServer as createRawServer, type Socket } from 'node:net'
import { type Received, started, type TestServer } from '../../support/http-server'

/**
 * Starts an HTTP proxy that connects to the requested port on loopback, whatever the host. With `answer` it replies to
 * CONNECT with that text instead.
 */
export async function startProxy(
  options: { answer?: string | undefined; tls?: { cert: string; key: string } | undefined } = {},
): Promise<TestServer> {
  const requests: Received[] = []
  const server: Server = options.tls ? createTlsServer(options.tls) : createServer()
  server.on('connect', ({ url = '', headers }: IncomingMessage, socket: Socket) => {
    requests.push({ method: 'CONNECT', url, headers, body: '' })
    socket.on('error', () => undefined)
    if (options.answer !== undefined) socket.end(options.answer)
    else join(socket, Number(url.split(':').at(-1)), 'HTTP/1.1 200 Connection established\r\n\r\n')
  })
  server.on('request', (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming
    requests.push({ method, url, headers, body: '' })
    const target = new URL(url)
    void fetch(`http://127.0.0.1:${target.port}${target.pathname}`, { method }).then(async (response) =>
      outgoing.writeHead(response.status, { 'content-type': 'application/json' }).end(await response.text()),
    )
  })
  return started(server, requests, options.tls ? 'https' : 'http')
}

/** Starts a SOCKS 5 and 4a proxy; `reply` is its SOCKS 5 reply code. `requests` records the hosts. */
export async function startSocks(reply = 0): Promise<TestServer> {
  const requests: Received[] = []
  const server = createRawServer((socket) => {
    socket.on('error', () => undefined)
    socket.once('data', (greeting) => {
      if (greeting[0] === 4) {
        // The host stands behind the name of the user, each with a zero at its end.
        const [, host = ''] = greeting.subarray(8).toString().split('\0')
        requests.push({ method: 'SOCKS', url: host, headers: {}, body: '' })
        join(socket, greeting.readUInt16BE(2), Buffer.from([0, 90, 0, 0, 0, 0, 0, 0]))
        return
      }
      const withPassword = greeting.subarray(2).includes(2)
      socket.write(Buffer.from([5, withPassword ? 2 : 0]))
      const ask = () =>
        socket.once('data', (data) => {
          // An IPv4 address, or a name behind its length.
          const host = data[3] === 1 ? data.subarray(4, 8).join('.') : data.subarray(5, -2).toString()
          requests.push({ method: 'SOCKS', url: host, headers: {}, body: '' })
          const answer = Buffer.from([5, reply, 0, 1, 0, 0, 0, 0, 0, 0])
          if (reply === 0) join(socket, data.readUInt16BE(data.length - 2), answer)
          else socket.end(answer)
        })
      if (!withPassword) return ask()
      socket.once('data', (login) => {
        requests.push({ method: 'LOGIN', url: login.toString('latin1'), headers: {}, body: '' })
        socket.write(Buffer.from([1, 0]))
        ask()
      })
    })
  })
  return started(server, requests, 'http', '::')
}

function join(socket: Socket, port: number, greeting: string | Buffer): void {
  const target = connect(port, '127.0.0.1', () => {
    socket.write(greeting)
    target.pipe(socket).pipe(target)
  })
  socket.on('error', () => target.destroy())
  socket.on('close', () => target.destroy())
  target.on('error', () => socket.destroy())
}

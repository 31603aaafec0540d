import { serveRaw } from '../../support/http-server'
import { errorOf } from './error-of'
import { startProxy } from './proxy-servers'

const unreachable = 'Check that the proxy in https_proxy can reach the host, or name the host in no_proxy.'

// A response of the proxy itself must never be taken for one of the service.
test.each([
  [
    'HTTP/1.1 201 Created\r\nX-Subject-Token: forged\r\nContent-Length: 2\r\n\r\n{}',
    'refused the connection with 201 Created',
    unreachable,
  ],
  [
    'HTTP/1.1 203 X\r\nContent-Length: 2\r\n\r\n{}',
    'refused the connection with 203 Non-Authoritative Information',
    unreachable,
  ],
  ['HTTP/1.1 204 X\r\n\r\n', 'refused the connection with 204 No Content', unreachable],
  ['HTTP/1.1 304 X\r\n\r\n', 'refused the connection with 304 Not Modified', unreachable],
  ['HTTP/1.1 100 Continue\r\n\r\n', 'refused the connection with 100 Continue', unreachable],
  [
    'HTTP/1.1 101 X\r\nUpgrade: a\r\nConnection: Upgrade\r\n\r\n',
    'refused the connection with 101 Switching Protocols',
    unreachable,
  ],
  [
    'HTTP/1.1 200 X\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}',
    'answers in place of the host',
    undefined,
  ],
  [
    'HTTP/1.1 403 Forbidden\r\n\r\n<title>Blocked</title>',
    'refused the connection with 403 Forbidden',
    'Ask whoever runs the proxy to allow the host, or name the host in no_proxy.',
  ],
  ['HTTP/1.1 404 Not Found\r\n\r\n', 'refused the connection with 404 Not Found', unreachable],
  [
    'HTTP/1.1 407 X\r\nTransfer-Encoding: chunked\r\n\r\n',
    'refused the connection with 407 Proxy Authentication Required',
    'The proxy wants a user name and password: http://USER:PASSWORD@HOST:PORT in https_proxy.',
  ],
  [
    'HTTP/1.1 502 X\r\nContent-Length: 99\r\n\r\nab',
    'refused the connection with 502 Bad Gateway',
    unreachable,
  ],
])('CONNECT is answered with %j', async (answer, reason, hint) => {
  const proxy = await startProxy({ answer })
  const error = await errorOf('https://magnum.example:9511/', { env: { https_proxy: proxy.url } })
  await proxy.close()

  expect(error).toMatchObject({
    kind: 'connection',
    message: `Cannot connect to https://magnum.example:9511 through the proxy ${proxy.url}: the proxy ${reason}`,
    hint,
  })
  expect(proxy.requests).toHaveLength(1)
})

test.each([
  ['', 'the connection was cut off'],
  ['HTTP/1.1 200', 'the connection was cut off'],
  ['SSH-2.0-OpenSSH_9.2\r\n', 'the answer is not HTTP'],
  [
    `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(2 ** 20)}\r\n\r\n`,
    'the headers of the answer are larger than 16 KiB',
  ],
])('a proxy without a valid response', async (answer, reason) => {
  const proxy = await startProxy({ answer })
  const error = await errorOf('https://magnum.example/', { env: { https_proxy: proxy.url } })
  await proxy.close()

  expect(error.message).toBe(
    `Cannot connect to https://magnum.example through the proxy ${proxy.url}: ${reason}`,
  )
  expect(error.hint).toBe('Check the proxy that https_proxy names.')
})

test.each(['http', 'https', 'socks5h'])('the connect timeout covers a silent %s proxy', async (scheme) => {
  const proxy = await serveRaw(() => undefined)
  const url = proxy.url.replace('http:', `${scheme}:`)
  const error = await errorOf('https://magnum.example/', {
    env: { https_proxy: url },
    timeouts: { connect: 200 },
  })
  await proxy.close()

  expect(error.message).toBe(
    `Cannot connect to https://magnum.example through the proxy ${url}: no connection within 0.2 s`,
  )
  expect(error.hint).toBe('Check the proxy that https_proxy names.')
})

test('the connect timeout covers a proxy that answers byte by byte', async () => {
  const proxy = await serveRaw((socket) => {
    const timer = setInterval(() => socket.write('H'), 20)
    socket.on('close', () => clearInterval(timer))
  })
  const error = await errorOf('https://magnum.example/', {
    env: { https_proxy: proxy.url },
    timeouts: { connect: 200 },
  })
  await proxy.close()

  expect(error.message).toMatch(/: (no connection within 0\.2 s|the answer is not HTTP)$/)
})

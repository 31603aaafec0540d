import { gzipSync } from 'node:zlib'
import { createTransport } from '../../../src/client/http/transport'
import { fullPort, serveRaw, type TestServer } from '../../support/http-server'
import { needs } from '../../support/tools'
import { errorOf } from './error-of'

const header = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

const packed = gzipSync('{"clusters": []}')

/** A complete HTTP response with a body marked as gzip. */
const gzipped = (body: Buffer) =>
  Buffer.concat([
    Buffer.from(`${header}Content-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`),
    body,
  ])

test.each<[string, string | Buffer, string]>([
  [
    'a Content-Length that is too large',
    `${header}Content-Length: 100\r\n\r\n{"clusters": []}`,
    'the answer ended in the middle',
  ],
  [
    'a truncated chunked body',
    `${header}Transfer-Encoding: chunked\r\n\r\n20\r\n{"clust`,
    'the answer ended in the middle',
  ],
  ['an invalid Content-Length', `${header}Content-Length: many\r\n\r\n{}`, 'the answer is not HTTP'],
  [
    'an invalid chunk',
    `${header}Transfer-Encoding: chunked\r\n\r\nZZ\r\n{}`,
    'the answer ended in the middle',
  ],
  [
    'a header of 100 kB',
    `${header}X: ${'x'.repeat(100_000)}\r\n\r\n`,
    'the headers of the answer are larger than 16 KiB',
  ],
  ['a body behind 204', 'HTTP/1.1 204 No Content\r\nContent-Length: 2\r\n\r\n{}', 'the answer is not HTTP'],
  [
    'a body longer than Content-Length',
    `${header}Content-Length: 2\r\n\r\n{"clusters": []}`,
    'the answer is not HTTP',
  ],
  ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'the answer is not HTTP'],
  ['a close before the answer', '', 'the connection was cut off'],
  ['a close within the header', 'HTTP/1.1 200 OK\r\nContent-', 'the connection was cut off'],
  [
    'invalid gzip',
    `${header}Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd`,
    'the answer cannot be decompressed',
  ],
  ['truncated gzip', gzipped(packed.subarray(0, 20)), 'the answer ended in the middle'],
  ['gzip without its checksum', gzipped(packed.subarray(0, -8)), 'the answer ended in the middle'],
  [
    'gzip with trailing data',
    gzipped(Buffer.concat([packed, Buffer.from('more')])),
    'the answer cannot be decompressed',
  ],
  [
    'an encoding that was not requested',
    `${header}Content-Encoding: br\r\n\r\nabcd`,
    'the answer is encoded as "br", which was not asked for',
  ],
])('%s', async (_what, answer, reason) => {
  const server = await serveRaw((socket) => socket.end(answer))
  const error = await errorOf(server.url)
  await server.close()

  expect(error.kind).toBe('connection')
  expect(error.message).toBe(`No answer from ${server.url}: ${reason}`)
})

test('a reset before the answer', async () => {
  const server = await serveRaw((socket) => socket.resetAndDestroy())
  const error = await errorOf(server.url)
  await server.close()

  expect(error.message).toBe(`No answer from ${server.url}: the connection was cut off`)
})

test('a reset within the body', async () => {
  const server = await serveRaw((socket) => {
    socket.write(`${header}Content-Length: 100\r\n\r\n{"clu`, () => socket.resetAndDestroy())
  })
  const error = await errorOf(server.url)
  await server.close()

  expect(error.message).toBe(`No answer from ${server.url}: the answer ended in the middle`)
})

test('a closed port', async () => {
  const server = await serveRaw(() => undefined)
  await server.close()
  const error = await errorOf(server.url)

  expect(error.message).toBe(`Cannot connect to ${server.url}: the connection was refused`)
  expect(error.hint).toBe('Check the port and whether the service is running.')
})

test('an unknown host name', async () => {
  const error = await errorOf('http://no-such-host.invalid:9511/v1')

  expect(error.message).toMatch(
    /^Cannot connect to http:\/\/no-such-host\.invalid:9511: (the host name is not known|the name server did not answer)$/,
  )
})

test.each([
  ['', ''],
  ['magnum.example', 'magnum.example'],
  ['magnum:9511', 'magnum:9511'],
  ['ftp://magnum.example/v1', 'ftp://magnum.example'],
  ['http://user:canary@[', 'http://['],
])('%j in place of a URL', async (url, shown) => {
  const error = await errorOf(url)

  expect(error.kind).toBe('connection')
  expect(error.message).toBe(`Cannot connect to ${shown}: this is no http or https URL`)
})

test('an invalid header is reported without its value', async () => {
  const transport = createTransport()
  const headers = { 'X-Auth-Token': 'canary\n' }
  const sent = transport.send({ method: 'GET', url: 'http://127.0.0.1:9511/', headers, retry: 'read' })

  await expect(sent).rejects.toMatchObject({
    kind: 'connection',
    message: 'Cannot connect to http://127.0.0.1:9511: Invalid character in header content ["X-Auth-Token"]',
  })
})

describe('timeouts', () => {
  let server: TestServer
  afterEach(() => server.close())

  test('no byte within the idle timeout', async () => {
    server = await serveRaw(() => undefined)
    const error = await errorOf(server.url, { timeouts: { idle: 100 } })

    expect(error.message).toBe(`No answer from ${server.url}: nothing came for 0.1 s`)
  })

  test.each([
    ['a header that comes byte by byte', `${header}X: `, 'x'],
    ['interim responses without end', '', 'HTTP/1.1 100 Continue\r\n\r\n'],
    ['empty lines without end', '', '\r\n'],
  ])('%s', async (_what, start, more) => {
    server = await serveRaw((socket) => {
      socket.write(start)
      const timer = setInterval(() => socket.write(more), 20)
      socket.on('close', () => clearInterval(timer))
    })
    const error = await errorOf(server.url, { timeouts: { idle: 500 } })

    expect(error.message).toBe(`No answer from ${server.url}: the header of the answer took more than 0.5 s`)
  })

  test('idle within the body', async () => {
    server = await serveRaw((socket) => socket.write(`${header}Content-Length: 100\r\n\r\n{"clu`))
    const error = await errorOf(server.url, { timeouts: { idle: 100 } })

    expect(error.message).toBe(`No answer from ${server.url}: nothing came for 0.1 s`)
  })

  test('a TLS handshake without an answer', async () => {
    server = await serveRaw(() => undefined)
    const url = server.url.replace('http:', 'https:')
    const error = await errorOf(url, { retries: 3, timeouts: { connect: 100 } })

    expect(error.message).toBe(`Cannot connect to ${url}: no connection within 0.1 s`)
    expect(error.hint).toBe('Check whether the URL should begin with http:// in place of https://.')
    // It is not tried again.
    expect(server.requests).toHaveLength(1)
  })

  needs('python3')('a port whose connections nobody accepts', async () => {
    const { port, stop } = await fullPort()
    const url = `http://127.0.0.1:${port}`
    server = await serveRaw(() => undefined)
    const error = await errorOf(url, { timeouts: { connect: 100 } })
    stop()

    expect(error.message).toBe(`Cannot connect to ${url}: no connection within 0.1 s`)
  })

  test('retries beyond the overall timeout', async () => {
    // Longer than the test may take.
    server = await serveRaw((socket) => socket.end('HTTP/1.1 503 No\r\nRetry-After: 50\r\n\r\n'))
    const error = await errorOf(server.url, { retries: 9, timeouts: { overall: 2000 } })

    expect(error.message).toBe(`No answer from ${server.url}: no answer within 2 s`)
    expect(server.requests).toHaveLength(1)
  })

  test('a slow response beyond the overall timeout', async () => {
    server = await serveRaw((socket) => {
      socket.write(`${header}Content-Length: 100000\r\n\r\n`)
      const timer = setInterval(() => socket.write(' '), 20)
      socket.on('close', () => clearInterval(timer))
    })
    const error = await errorOf(server.url, { timeouts: { idle: 10_000, overall: 200 } })

    expect(error.message).toBe(`No answer from ${server.url}: no answer within 0.2 s`)
  })
})

test('an endless body is aborted at the size limit', async () => {
  const server = await serveRaw((socket) => {
    const block = Buffer.alloc(2 ** 16, ' ')
    const more = () => {
      while (socket.writable && socket.write(block));
    }
    socket.on('drain', more)
    socket.write(`${header}Content-Length: ${2 ** 30}\r\n\r\n`)
    more()
  })
  const error = await errorOf(server.url, { responseLimit: 2 ** 20 })
  await server.close()

  expect(error.message).toBe(`No answer from ${server.url}: the answer is larger than 1 MiB`)
})

test('an interrupt aborts a request in progress', async () => {
  const controller = new AbortController()
  const server = await serveRaw(() => controller.abort(new Error('SIGINT')))
  const error = await errorOf(server.url, { interrupted: controller.signal })
  await server.close()

  expect(error.kind).toBe('interrupted')
  expect(error.cause).toEqual(new Error('SIGINT'))
})

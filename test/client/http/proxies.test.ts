import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { createTransport } from '../../../src/client/http/transport'
import type { MagnumError } from '../../../src/foundation/errors'
import { createAuthority } from '../../support/certificates'
import { answering, fullPort, type Received, serve, serveRaw, started } from '../../support/http-server'
import { bash } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'
import { needs } from '../../support/tools'
import { errorOf } from './error-of'
import { startProxy, startSocks } from './proxy-servers'
import { serveTls } from './tls-server'

test('an http request sends the absolute URL and the credentials of the proxy URL', async () => {
  const server = await serve(() => ({ body: {} }))
  const env = { http_proxy: server.url.replace('//', '//user:p%40ss@') }
  const transport = createTransport({ env })
  await transport.send({ method: 'GET', url: 'http://magnum.example:9511/v1/clusters?a=b', retry: 'read' })
  transport.close()
  await server.close()

  expect(server.requests[0]).toMatchObject({
    url: 'http://magnum.example:9511/v1/clusters?a=b',
    headers: {
      host: 'magnum.example:9511',
      'proxy-authorization': `Basic ${Buffer.from('user:p@ss').toString('base64')}`,
    },
  })
})

needs('openssl')('https requests share a tunnel and verify the host with the given CA', async () => {
  const authority = createAuthority()
  const { cert, key } = authority.issue('magnum', 'DNS:magnum.example')
  const received: Received[] = []
  const listener = answering(received, () => ({ body: {} }))
  const target = await started(createTlsServer({ cert, key }, listener), received, 'https')
  const tunnels = await startProxy()
  const url = `https://magnum.example:${target.port}/v1`
  const env = { https_proxy: tunnels.url.replace('//', '//user:pass@') }

  const trusting = createTransport({ env, tls: { caFile: authority.certFile }, retries: 0 })
  await trusting.send({ method: 'GET', url: `${url}/a`, headers: { 'X-Auth-Token': 't' }, retry: 'read' })
  await trusting.send({ method: 'GET', url: `${url}/b`, retry: 'read' })
  const wary = createTransport({ env, retries: 0 })
  const refused = await wary.send({ method: 'GET', url, retry: 'read' }).catch((error: unknown) => error)
  trusting.close()
  wary.close()
  await Promise.all([target.close(), tunnels.close()])

  expect(received.map(({ url }) => url)).toEqual(['/v1/a', '/v1/b'])
  expect(tunnels.requests.map(({ url }) => url)).toEqual([
    `magnum.example:${target.port}`,
    `magnum.example:${target.port}`,
    // The second try, with the system's CA store.
    `magnum.example:${target.port}`,
  ])
  expect(tunnels.requests[0]?.headers).toMatchObject({ 'proxy-authorization': 'Basic dXNlcjpwYXNz' })
  expect(tunnels.requests[0]?.headers).not.toHaveProperty('x-auth-token')
  expect(refused).toMatchObject({
    message: `Cannot connect to https://magnum.example:${target.port} through the proxy ${tunnels.url}: its certificate comes from a certificate authority that is not known`,
  })
})

needs('openssl').each([
  ['http', 'http'],
  ['http', 'https'],
  ['https', 'http'],
  ['https', 'https'],
  ['socks5h', 'http'],
  ['socks5h', 'https'],
])('through an %s proxy to an %s cloud', async (through, scheme) => {
  const authority = createAuthority()
  const received: Received[] = []
  const listener = answering(received, () => ({ body: {} }))
  const certified = authority.issue('magnum', 'DNS:magnum.example')
  const target = await started(
    scheme === 'https' ? createTlsServer(certified, listener) : createServer(listener),
    received,
    'http',
  )
  const proxy =
    through === 'socks5h'
      ? await startSocks()
      : await startProxy({ tls: through === 'https' ? authority.issue('proxy', 'IP:127.0.0.1') : undefined })
  const url = `${scheme}://magnum.example:${target.port}/v1`
  const transport = createTransport({
    env: { all_proxy: proxy.url.replace(/^https?:/, `${through}:`).replace('//', '//us%2Fer:p%23ss@') },
    tls: { caFile: authority.certFile },
    retries: 0,
  })
  const { status } = await transport.send({ method: 'GET', url, retry: 'read' })
  transport.close()
  await Promise.all([target.close(), proxy.close()])

  expect(status).toBe(200)
  expect(received).toHaveLength(1)
  const login =
    through === 'socks5h' ? proxy.requests[0]?.url : proxy.requests[0]?.headers['proxy-authorization']
  expect(login).toBe(
    through === 'socks5h' ? '\x01\x05us/er\x04p#ss' : `Basic ${Buffer.from('us/er:p#ss').toString('base64')}`,
  )
})

needs('openssl').each(['http', 'socks5', 'socks5h'])(
  'through a %s proxy, the certificate must name the address in the URL',
  async (through) => {
    const authority = createAuthority()
    const proxy = through === 'http' ? await startProxy() : await startSocks()
    const reached = async (subject: string) => {
      const target = await serveTls(authority.issue('magnum', subject))
      const transport = createTransport({
        env: { all_proxy: proxy.url.replace('http:', `${through}:`).replace('127.0.0.1', 'localhost') },
        tls: { caFile: authority.certFile },
        retries: 0,
      })
      const sent = transport.send({ method: 'GET', url: `https://192.0.2.1:${target.port}/`, retry: 'read' })
      const outcome = await sent.then(
        ({ status }) => status,
        (error: unknown) => (error as MagnumError).message.replace(/^.*: /, ''),
      )
      transport.close()
      await target.close()
      return outcome
    }

    expect(await reached('IP:192.0.2.1')).toBe(200)
    expect(await reached('DNS:localhost')).toBe('its certificate is for another host name')
    await proxy.close()
  },
)

needs('openssl').each(['http', 'https'])(
  'an https proxy is verified, even with `insecure`, and is the one whose certificate is wrong: %s cloud',
  async (scheme) => {
    const authority = createAuthority()
    const proxy = await startProxy({ tls: authority.issue('proxy', 'DNS:proxy.example') })
    const tls = { insecure: true, caFile: authority.certFile }
    const url = `${scheme}://magnum.example`
    const error = await errorOf(url, { env: { all_proxy: proxy.url }, tls })
    await proxy.close()

    expect(error).toMatchObject({
      message: `Cannot connect to ${url} through the proxy ${proxy.url}: the proxy's certificate is for another host name`,
      hint: 'Check the proxy that all_proxy names.',
    })
    expect(proxy.requests).toEqual([])
  },
)

needs('openssl')('CA certificates from a pipe verify both an https proxy and the cloud', async () => {
  const authority = createAuthority()
  const target = await serveTls(authority.issue('magnum', 'DNS:magnum.example'))
  const proxy = await startProxy({ tls: authority.issue('proxy', 'IP:127.0.0.1') })
  const { stdout } = await bash(
    `magnum --os-cacert <(cat '${authority.certFile}') doctor -f value -c check -c finding`,
    {
      env: {
        HOME: temporaryFolder(),
        OS_AUTH_TYPE: 'none',
        OS_ENDPOINT: `https://magnum.example:${target.port}/v1`,
        https_proxy: proxy.url,
      },
    },
  )
  await Promise.all([target.close(), proxy.close()])

  expect(stdout).toMatch(/^service clusters can be listed$/m)
})

test.each([
  ['socks5h', '127.0.0.1'],
  ['socks5h', '[::1]'],
  ['socks4a', '127.0.0.1'],
  ['socks4a', '[::1]'],
])('a %s proxy at %s is told the name of the host', async (scheme, address) => {
  const proxy = await startSocks()
  const error = await errorOf('http://magnum.example:1/', {
    env: { all_proxy: `${scheme}://${address}:${proxy.port}` },
  })
  await proxy.close()

  expect(error.kind).toBe('connection')
  expect(proxy.requests[0]?.url).toBe('magnum.example')
})

test.each([
  ['socks5', 'socks5h'],
  ['socks4', 'socks4a'],
])('through a %s proxy, a host that only the proxy knows', async (scheme, other) => {
  const proxy = await startSocks()
  const url = proxy.url.replace('http', scheme)
  const error = await errorOf('http://no-such-host.invalid/', { env: { all_proxy: url } })
  await proxy.close()

  expect(error.hint).toBe(`With ${other}:// in all_proxy, the proxy looks up the host.`)
})

test('a SOCKS proxy that refuses the connection', async () => {
  const proxy = await startSocks(2)
  const url = proxy.url.replace('http:', 'socks5h:')
  const error = await errorOf('https://magnum.example/', { env: { https_proxy: url } })
  await proxy.close()

  expect(error).toMatchObject({ kind: 'connection' })
  expect(error.message).toBe(
    `Cannot connect to https://magnum.example through the proxy ${url}: the SOCKS proxy refused the connection: Socks5 proxy rejected connection - NotAllowed`,
  )
})

test.each([
  [407, 'no', 'the proxy refused the request with 407 Proxy Authentication Required'],
  [
    403,
    '<html><title>Blocked</title>',
    'the proxy, or a server behind it, answered with a page: 403 Forbidden',
  ],
  [502, '<!DOCTYPE html>', 'the proxy, or a server behind it, answered with a page: 502 Bad Gateway'],
  [
    511,
    '<body>Log in</body>',
    'the proxy, or a server behind it, answered with a page: 511 Network Authentication Required',
  ],
  [200, '<!-- portal -->\n<html>', 'the proxy, or a server behind it, answered with a page: 200 OK'],
])('a proxy that answers %d to a plain request', async (status, body, reason) => {
  const proxy = await serve(() => ({ status, body }))
  const error = await errorOf('http://magnum.example:9511/', { env: { http_proxy: proxy.url } })
  await proxy.close()

  expect(error.message).toBe(
    `No answer from http://magnum.example:9511 through the proxy ${proxy.url}: ${reason}`,
  )
})

test('reads that a service behind a plain proxy answers with a page of 503 are retried', async () => {
  const proxy = await serve((_request, index) =>
    index < 2 ? { status: 503, body: '<html><title>Under maintenance</title>' } : { body: {} },
  )
  const transport = createTransport({
    env: { http_proxy: proxy.url },
    clock: { now: () => 0, sleep: () => Promise.resolve() },
  })
  const answer = await transport.send({ method: 'GET', url: 'http://magnum.example:9511/', retry: 'read' })
  transport.close()
  await proxy.close()

  expect([answer.status, proxy.requests.length]).toEqual([200, 3])
})

test.each(['http', 'https', 'socks5h'])(
  'an %s proxy whose address answers no connection: the overall limit holds, and the proxy is named',
  async (scheme) => {
    const { port, stop } = await fullPort()
    const through = `${scheme}://127.0.0.1:${port}`
    const error = await errorOf('https://magnum.example/', {
      env: { all_proxy: through },
      timeouts: { overall: 200 },
    })
    stop()

    expect(error.message).toBe(
      `No answer from https://magnum.example through the proxy ${through}: no answer within 0.2 s`,
    )
  },
)

test('a redirect is followed through the proxy and the host that fails is named', async () => {
  const proxy = await serveRaw((socket, index) =>
    socket.end(
      index === 0
        ? 'HTTP/1.1 302 Found\r\nLocation: http://other.example/v1\r\nContent-Length: 0\r\n\r\n'
        : '',
    ),
  )
  const error = await errorOf('http://magnum.example:9511/v1', { env: { http_proxy: proxy.url } })
  await proxy.close()

  expect(proxy.requests.map(({ url }) => url)).toEqual([
    'http://magnum.example:9511/v1',
    'http://other.example/v1',
  ])
  expect(error.message).toBe(
    `No answer from http://other.example through the proxy ${proxy.url}: the connection was cut off`,
  )
})

test.each(['http', 'https', 'socks5h', 'socks4a'])('an %s proxy that is not running', async (scheme) => {
  const proxy = await startProxy()
  await proxy.close()
  const url = proxy.url.replace('http', scheme)
  const error = await errorOf('https://magnum.example/', { env: { https_proxy: url } })

  expect(error).toMatchObject({
    message: `Cannot connect to https://magnum.example through the proxy ${url}: the connection was refused`,
    hint: 'Check the proxy that https_proxy names.',
  })
})

test('loopback addresses bypass the proxy', async () => {
  const [proxy, target] = [await startProxy(), await serve(() => ({ body: {} }))]
  const transport = createTransport({ env: { http_proxy: proxy.url } })
  await transport.send({ method: 'GET', url: target.url, retry: 'read' })
  transport.close()
  await Promise.all([proxy.close(), target.close()])

  expect(target.requests).toHaveLength(1)
  expect(proxy.requests).toEqual([])
})

import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect } from 'node:net'
import { readProxies } from '../../../src/client/http/proxies'
import { createTransport } from '../../../src/client/http/transport'
import { createAuthority } from '../../support/certificates'
import { answering, type Received, serve, started } from '../../support/http-server'
import { needs } from '../../support/tools'

const proxy = { HTTP_PROXY: 'http://proxy:3128', HTTPS_PROXY: 'http://secure-proxy:3128' }

test.each<[string, Record<string, string>, string | undefined]>([
  ['http://magnum.example/', proxy, 'http://proxy:3128/'],
  ['https://magnum.example/', proxy, 'http://secure-proxy:3128/'],
  ['https://magnum.example/', {}, undefined],
  ['https://magnum.example/', { http_proxy: 'http://proxy' }, undefined],
  ['https://magnum.example/', { https_proxy: 'http://lower', HTTPS_PROXY: 'http://upper' }, 'http://lower/'],
  ['https://magnum.example/', { https_proxy: '', HTTPS_PROXY: 'http://upper' }, undefined],
  ['https://magnum.example/', { ALL_PROXY: 'proxy:3128' }, 'http://proxy:3128/'],
  ['http://localhost:9511/', proxy, undefined],
  ['http://magnum.localhost/', proxy, undefined],
  ['https://127.0.0.2/', proxy, undefined],
  ['https://[::1]:9511/', proxy, undefined],
])('%s with %j goes through %s', (url, env, through) => {
  expect(readProxies(env)(new URL(url))?.url.href).toBe(through)
})

test.each<[list: string, url: string, direct: boolean]>([
  ['*', 'https://magnum.example/', true],
  ['magnum.example', 'https://magnum.example/', true],
  ['MAGNUM.example', 'https://magnum.EXAMPLE/', true],
  ['example', 'https://magnum.example/', true],
  ['.example', 'https://magnum.example/', true],
  ['*.example', 'https://magnum.example/', true],
  ['xample', 'https://magnum.example/', false],
  ['other.example, magnum.example', 'https://magnum.example/', true],
  ['other.example magnum.example', 'https://magnum.example/', true],
  ['magnum.example:9511', 'https://magnum.example:9511/', true],
  ['magnum.example:9511', 'https://magnum.example/', false],
  ['magnum.example:443', 'https://magnum.example/', true],
  ['magnum.example:80', 'http://magnum.example/', true],
  ['10.0.0.5', 'http://10.0.0.5/', true],
  ['10.0.0.5', 'http://10.0.0.50/', false],
  ['fd12::1', 'http://[fd12::1]:9511/', true],
  ['[fd12::1]', 'http://[fd12:0::1]:9511/', true],
  ['[fd12::1]:9511', 'http://[fd12::1]:9511/', true],
  ['[fd12::1]:9511', 'http://[fd12::1]:9512/', false],
  ['10.0.0.0/8', 'http://10.1.2.3:9511/', true],
  ['10.0.0.0/8', 'http://11.1.2.3/', false],
  ['192.168.4.0/22,10.0.0.0/8', 'https://192.168.7.255/', true],
  ['192.168.4.0/22', 'https://192.168.8.0/', false],
  ['fd00::/8', 'http://[fd12::1]:9511/', true],
  ['10.0.0.0/8', 'http://magnum.example/', false],
  ['10.0.0.0/8', 'http://[fd12::1]/', false],
  ['10.0.0.0/33', 'http://10.1.2.3/', false],
  ['example/8', 'http://magnum.example/', false],
  ['', 'https://magnum.example/', false],
  [' , ,', 'https://magnum.example/', false],
])('NO_PROXY=%j, %s: direct %j', (list, url, direct) => {
  expect(readProxies({ ...proxy, NO_PROXY: list })(new URL(url)) === undefined).toBe(direct)
})

test('a plain request names the whole URL to the proxy, with the name and password of its URL', async () => {
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

/** A proxy that opens tunnels, or refuses them with a status. */
async function startProxy(refusal?: string) {
  const requests: Received[] = []
  const server = createServer()
  server.on('connect', ({ url = '', headers }, socket) => {
    requests.push({ method: 'CONNECT', url, headers, body: '' })
    if (refusal !== undefined) {
      socket.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\n\r\n`)
      return
    }
    const tunnel = connect(Number(url.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      tunnel.pipe(socket).pipe(tunnel)
    })
    socket.on('error', () => tunnel.destroy())
    tunnel.on('error', () => socket.destroy())
  })
  return started(server, requests, 'http')
}

needs('openssl')(
  'an https request goes through one tunnel, checked against the authority that is named',
  async () => {
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
    authority.remove()

    expect(received.map(({ url }) => url)).toEqual(['/v1/a', '/v1/b'])
    expect(tunnels.requests.map(({ url }) => url)).toEqual([
      `magnum.example:${target.port}`,
      `magnum.example:${target.port}`,
    ])
    expect(tunnels.requests[0]?.headers).toMatchObject({ 'proxy-authorization': 'Basic dXNlcjpwYXNz' })
    expect(tunnels.requests[0]?.headers).not.toHaveProperty('x-auth-token')
    expect(refused).toMatchObject({
      message: `Cannot connect to https://magnum.example:${target.port} through the proxy ${tunnels.url}: its certificate comes from a certificate authority that is not known`,
    })
  },
)

test('a proxy that refuses a tunnel', async () => {
  const tunnels = await startProxy('407 Proxy Authentication Required')
  const transport = createTransport({ env: { https_proxy: tunnels.url }, retries: 0 })
  const sent = transport.send({ method: 'GET', url: 'https://magnum.example/', retry: 'read' })

  await expect(sent).rejects.toMatchObject({ kind: 'connection' })
  transport.close()
  await tunnels.close()
})

test('a proxy that is not there', async () => {
  const tunnels = await startProxy()
  await tunnels.close()
  const transport = createTransport({ env: { https_proxy: tunnels.url }, retries: 0 })
  const sent = transport.send({ method: 'GET', url: 'https://magnum.example/', retry: 'read' })

  await expect(sent).rejects.toMatchObject({
    message: `Cannot connect to https://magnum.example through the proxy ${tunnels.url}: the connection was refused`,
  })
})

import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { fc } from '../support/random'
import { cloud, kubernetesTemplate, passwordAuth, send, stopClouds, word, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
})

/** Sends bytes and returns everything received until the connection is closed. */
function raw(bytes: string, url = made.sandbox.url): Promise<string> {
  const port = Number(new URL(url).port)
  return new Promise((resolve) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => (answer += chunk.toString()))
    socket.on('close', () => resolve(answer))
    socket.on('error', () => resolve(answer))
  })
}

function isOpen(host: string, port: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(port), host)
    socket.on('error', () => resolve(false))
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}

test('a foreign Host header is refused, so that no web page can access it by DNS rebinding', async () => {
  const answer = await raw('GET /v1 HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')
  expect(answer).toMatch(/^HTTP\/1\.1 403 /)
})

test('a cluster without TLS refuses it too', async () => {
  await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: 'open', tls_disabled: true })
  await made.call('POST', '/v1/clusters', { name: 'open', cluster_template_id: 'open' })
  const url = word((await made.call('GET', '/v1/clusters/open')).body.api_address)
  const get = (host: string) =>
    raw(`GET /version HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, url)

  expect(await get('evil.example')).toMatch(/^HTTP\/1\.1 403 /)
  expect(await get(new URL(url).host)).toMatch(/^HTTP\/1\.1 200 /)
})

test('invalid bytes get 400 and a closed connection', async () => {
  expect(await raw('\x16\x03\x01 rubbish\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /)
})

test('it listens on loopback only', async () => {
  const interfaces = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const outside = interfaces.filter(({ internal, family }) => !internal && family === 'IPv4')
  // On Linux, a server on all interfaces would answer at 127.0.0.2, too.
  const others = ['127.0.0.2', ...outside.map(({ address }) => address)]
  const cluster = word((await made.call('GET', '/v1/clusters/demo')).body.api_address)
  for (const { port } of [new URL(made.sandbox.url), new URL(cluster)]) {
    expect(await isOpen('127.0.0.1', port)).toBe(true)
    for (const address of others) expect(await isOpen(address, port)).toBe(false)
  }
})

test('a body of more than a megabyte is refused', async () => {
  const answer = await send(`${made.sandbox.url}/identity/v3/auth/tokens`, {
    method: 'POST',
    body: 'x'.repeat(2 * 1024 * 1024),
  }).catch(() => undefined)
  // The connection may be closed before the whole body was sent.
  expect(answer?.status ?? 413).toBe(413)
})

test('every service requires a token', async () => {
  for (const path of [
    '/v1/clusters',
    '/v1/quotas',
    '/v1/nope',
    '/image/v2/images',
    '/compute/v2.1/os-keypairs',
    '/network/v2.0/networks',
    '/identity/v3/auth/projects',
  ]) {
    expect((await made.call('GET', path, undefined, 'nobody')).status).toBe(401)
  }
})

test.each([
  ['no such user', { name: 'eve' }],
  ['the wrong password', { password: 'wrong' }],
  ['a password that is not a string', { password: { $ne: 1 } }],
  ['a property name of objects', { name: '__proto__' }],
  ['no domain', { domain: {} }],
])('%s does not log in', async (_what, difference) => {
  const body = passwordAuth(made.sandbox.environment)
  Object.assign(body.auth.identity.password.user, difference)
  const answer = await send(`${made.sandbox.url}/identity/v3/auth/tokens`, {
    method: 'POST',
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(401)
  expect(answer.body).toEqual({
    error: {
      code: 401,
      message: 'The request you have made requires authentication.',
      title: 'Unauthorized',
    },
  })
})

test('a patch of __proto__ is refused', async () => {
  const patch = [{ op: 'add', path: '/__proto__/polluted', value: 'yes' }]
  expect((await made.call('PATCH', '/v1/clustertemplates/k8s', patch)).status).toBe(400)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('1,000 requests of every kind get a response, none an internal error', async () => {
  const paths = [
    '/v1/clusters',
    '/v1/clusters/demo',
    '/v1/clustertemplates',
    '/v1/clustertemplates/k8s',
    '/v1/clusters/demo/nodegroups',
    '/v1/clusters/demo/nodegroups/default-worker',
    '/v1/clusters/demo/actions/resize',
    '/v1/certificates',
    '/v1/quotas',
    '/v1/quotas/x/Cluster',
    '/identity/v3/auth/tokens',
  ]
  const request = fc.record({
    method: fc.constantFrom('POST', 'PATCH', 'GET'),
    path: fc.oneof(
      fc.constantFrom(...paths),
      fc.webPath().map((path) => `/v1${path}`),
    ),
    query: fc.webQueryParameters(),
    body: fc.oneof(
      fc.json(),
      fc.array(
        fc.record({
          op: fc.constantFrom('add', 'replace', 'remove'),
          path: fc.constantFrom('/labels', '/node_count', '/labels/a', '/max_node_count', '/name'),
          value: fc.jsonValue(),
        }),
      ),
      fc.dictionary(fc.constantFrom('name', 'csr', 'labels', 'node_count', 'coe', 'auth'), fc.jsonValue()),
    ),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, query, body }) => {
      const answer = await made.call(method, `${path}?${query}`, method === 'GET' ? undefined : body, 'admin')
      expect(answer.status).toBeLessThan(500)
    }),
    { numRuns: 1000 },
  )
  expect(word((await made.call('GET', '/v1/clusters/demo')).body.name)).toBe('demo')
}, 60_000)

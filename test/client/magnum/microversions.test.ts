import { MagnumClient } from '../../../src/client/magnum/client'
import { type Feature, features } from '../../../src/client/magnum/microversions'
import { serve } from '../../support/http-server'
import { sessionAt } from '../../support/session'

const uuid = 'df78e943-f97b-410c-8d6d-dc62b58a1b0c'
const node = { name: 'gpu', node_labels: { a: 'b' } }
const zero = [{ op: 'replace', path: '/node_count', value: 0 }] as const

const uses: Record<Feature, ((client: MagnumClient) => Promise<unknown>)[]> = {
  rollback: [(c) => c.clusters.update('demo', [], { rollback: true })],
  stats: [(c) => c.stats.get()],
  caRotation: [(c) => c.certificates.rotate(uuid)],
  quotas: [(c) => c.quotas.get('p', 'Cluster'), (c) => c.quotas.delete('p', 'Cluster')],
  resize: [(c) => c.clusters.resize('demo', { node_count: 2 })],
  upgrade: [(c) => c.clusters.upgrade('demo', { cluster_template: 'k8s' })],
  nodegroups: [(c) => c.nodegroups.get('demo', 'gpu'), (c) => c.nodegroups.delete('demo', 'gpu')],
  zeroNodes: [
    (c) => c.clusters.create({ cluster_template_id: 'k8s', node_count: 0 }),
    (c) => c.clusters.update('demo', zero),
    (c) => c.clusters.resize('demo', { node_count: 0 }),
  ],
  credentialRotation: [(c) => c.credentials.rotate(uuid)],
  nodeLabels: [
    (c) => c.nodegroups.create('demo', node),
    (c) => c.nodegroups.update('demo', 'gpu', [{ op: 'replace', path: '/node_taints', value: [] }]),
  ],
}

const cases = Object.entries(uses).flatMap(([feature, calls]) =>
  calls.map((call, index) => [`${feature} ${index}`, features[feature as Feature], call] as const),
)

/** The previous version: 1.9 for 1.10. */
const below = (version: string) => `1.${Number(version.split('.')[1]) - 1}`

async function serviceOf(maximum: string) {
  return serve(() => ({
    headers: { 'OpenStack-API-Maximum-Version': `container-infra ${maximum}` },
    body: { uuid },
  }))
}

test.each(cases)('%s works at its first version', async (_what, { floor }, call) => {
  const server = await serviceOf(floor)
  const session = sessionAt(server.url)
  await call(new MagnumClient(session, { microversion: floor }))
  session.close()
  await server.close()

  expect(server.requests.at(-1)?.headers['openstack-api-version']).toBe(`container-infra ${floor}`)
})

test.each(cases)(
  '%s is refused without a request when an older version is pinned',
  async (_what, { floor, what }, call) => {
    const session = {
      ...sessionAt('http://127.0.0.1:1'),
      request: () => Promise.reject(new Error('a request was made')),
    }
    const pinned = below(floor)

    await expect(call(new MagnumClient(session, { microversion: pinned }))).rejects.toMatchObject({
      kind: 'usage',
      message: `${what}: API version ${floor} is needed, but ${pinned} is asked for`,
    })
  },
)

test.each(cases)('%s is not sent to a service that lacks it', async (_what, { floor, what }, call) => {
  const server = await serviceOf(below(floor))
  const session = sessionAt(server.url)
  const refused = call(new MagnumClient(session))

  await expect(refused).rejects.toMatchObject({
    kind: 'failed',
    message: `${what}: API version ${floor} is needed, but the service has ${below(floor)} at most`,
  })
  expect(server.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(['GET /'])
  session.close()
  await server.close()
})

test('the versions known from an earlier response are not requested again', async () => {
  const server = await serviceOf('1.10')
  const session = sessionAt(server.url)
  const client = new MagnumClient(session)
  await client.clusters.get('demo')
  await client.clusters.resize('demo', { node_count: 3 })
  session.close()
  await server.close()

  expect(server.requests.map(({ method }) => method)).toEqual(['GET', 'POST'])
  expect(await client.maximumVersion()).toBe('1.10')
})

test.each<[string, number]>([
  ['does not report its versions', 200],
  ['has no root resource', 404],
])('a service that %s receives every request', async (_what, status) => {
  const server = await serve(({ url }) => (url === '/' ? { status, body: {} } : { body: { uuid } }))
  const session = sessionAt(server.url)
  const resized = await new MagnumClient(session).clusters.resize('demo', { node_count: 3 })
  session.close()
  await server.close()

  expect(resized.uuid).toBe(uuid)
})

test.each([
  [undefined, 'container-infra latest'],
  ['latest', 'container-infra latest'],
  ['1.9', 'container-infra 1.9'],
  ['2.0', 'container-infra 2.0'],
  ['1', undefined],
  ['1.0', undefined],
])('version %j is sent as header %j', async (microversion, header) => {
  const server = await serviceOf('1.14')
  const session = sessionAt(server.url)
  await new MagnumClient(session, { microversion }).clusters.get('demo')
  session.close()
  await server.close()

  expect(server.requests[0]?.headers['openstack-api-version']).toBe(header)
})

test.each(['', 'x', '1.', '1.x', 'Latest', '1.9\r\nX-Evil: 1', '-1.2'])(
  '%j is not a version',
  (microversion) => {
    const create = () => new MagnumClient(sessionAt('http://127.0.0.1:1'), { microversion })

    expect(create).toThrow(`"${microversion}" is not an API version`)
  },
)

import { cloud, kubernetesTemplate, stopClouds, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
})

const at = (version: string, method: string, path: string, body?: unknown) =>
  made.call(method, path, body, 'member', version)

test('responses state the supported range and the version used', async () => {
  const { headers } = await at('1.9', 'GET', '/v1/clusters')
  expect(headers.get('openstack-api-minimum-version')).toBe('container-infrastructure-management 1.1')
  expect(headers.get('openstack-api-maximum-version')).toBe('container-infrastructure-management 1.14')
  expect(headers.get('openstack-api-version')).toBe('container-infrastructure-management 1.9')
})

test('an unsupported version is refused with the supported range', async () => {
  const { status, body } = await at('1.99', 'GET', '/v1/clusters')
  expect(status).toBe(406)
  expect(body.errors?.[0]).toEqual({
    code: 'magnum.microversion-unsupported',
    title: 'Requested microversion is unsupported',
    description:
      'Version 1.99 was requested but the minor version is not supported by this service. The supported version range is: [container-infrastructure-management 1.1, container-infrastructure-management 1.14].',
    max_version: '1.14',
    min_version: '1.1',
    links: [{ rel: 'help', href: 'http://docs.openstack.org/api-guide/compute/microversions.html' }],
  })
})

// Each method at the version that added it, and at the previous one.
test.each([
  ['resize', '1.7', 'POST', '/v1/clusters/demo/actions/resize', { node_count: 2 }, 202],
  ['node groups', '1.9', 'GET', '/v1/clusters/demo/nodegroups', undefined, 200],
  ['rotation of credentials', '1.12', 'PATCH', '/v1/credentials/demo', undefined, 202],
])('%s exists since %s', async (_what, version, method, path, body, status) => {
  expect((await at(version, method, path, body)).status).toBe(status)
  const before = `1.${Number(version.split('.')[1]) - 1}`
  expect((await at(before, method, path, body)).status).toBe(406)
})

test.each([
  ['upgrade', '1.8', 'POST', '/v1/clusters/demo/actions/upgrade', { cluster_template: 'k8s' }],
  ['no node at all', '1.10', 'POST', '/v1/clusters/demo/actions/resize', { node_count: 0 }],
])('%s exists since %s', async (_what, version, method, path, body) => {
  const before = `1.${Number(version.split('.')[1]) - 1}`
  expect((await at(before, method, path, body)).status).toBe(400)
  expect((await at(version, method, path, body)).status).toBe(202)
})

test('bays exist up to 1.10', async () => {
  expect((await at('1.10', 'GET', '/v1/bays/demo')).body).toMatchObject({
    name: 'demo',
    bay_create_timeout: 60,
  })
  expect((await at('1.11', 'GET', '/v1/bays/demo')).status).toBe(404)
  expect((await at('1.10', 'GET', '/v1/bays')).body).toMatchObject({ bays: [{ name: 'demo' }] })
  expect((await at('1.10', 'GET', '/v1/baymodels')).body).toMatchObject({ baymodels: [{ name: 'k8s' }] })
  expect((await at('1.10', 'GET', '/v1/baymodels/k8s')).body).toMatchObject({
    coe: 'kubernetes',
    links: [{ href: expect.stringContaining('/v1/baymodels/') as string }, {}],
  })
})

test('the root of the service shows its versions without a token', async () => {
  const { status, body } = await made.call('GET', '/', undefined, 'nobody')
  expect(status).toBe(200)
  expect(body).toMatchObject({ versions: [{ id: 'v1', min_version: '1.1', max_version: '1.14' }] })
})

test('1.13 calls the stack the cluster_id', async () => {
  expect((await at('1.12', 'GET', '/v1/clusters/demo')).body).toHaveProperty('stack_id')
  const { body } = await at('1.13', 'GET', '/v1/clusters/demo')
  expect(body).toHaveProperty('cluster_id')
  expect(body).not.toHaveProperty('stack_id')
})

test('a sandbox with an older version uses its terms and lacks later features', async () => {
  const old = await cloud({ maxMicroversion: '1.10' })
  const { headers, body } = await old.call('GET', '/v1')
  expect(headers.get('openstack-api-version')).toBe('container-infra 1.10')
  expect(body).toHaveProperty('bays')
  expect(body).not.toHaveProperty('credentials')
  expect((await old.call('PATCH', '/v1/credentials/demo')).status).toBe(404)
})

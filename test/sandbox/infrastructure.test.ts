import { cloud, stopClouds, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
})

test.each([
  ['/image', { versions: [{ id: 'v2.9', status: 'CURRENT' }] }],
  ['/network', { versions: [{ id: 'v2.0', status: 'CURRENT' }] }],
  ['/compute/v2.1', { version: { id: 'v2.1', version: '2.90', min_version: '2.1' } }],
])('%s shows its version without a token', async (path, body) => {
  expect(await made.call('GET', path, undefined, 'nobody')).toMatchObject({ status: 200, body })
})

test.each([
  ['/image/v2/images?name=ubuntu-mesos', { images: [{ os_distro: 'ubuntu', status: 'active' }] }],
  ['/image/v2/images/11111111-1111-1111-1111-111111111111', { name: 'fedora-coreos-latest' }],
  [
    '/compute/v2.1/os-keypairs',
    { keypairs: ['mykey', 'testkey', 'default'].map((name) => ({ keypair: { name } })) },
  ],
  ['/compute/v2.1/os-keypairs/testkey', { keypair: { name: 'testkey', type: 'ssh' } }],
  ['/network/v2.0/networks?router:external=True', { networks: [{ name: 'public' }] }],
  ['/network/v2.0/subnets?name=public-subnet', { subnets: [{ cidr: '172.24.4.0/24' }] }],
])('%s has the resources that templates refer to', async (path, body) => {
  expect(await made.call('GET', path)).toMatchObject({ status: 200, body })
})

test('lists require a token, and unsupported ones are not found', async () => {
  expect((await made.call('GET', '/compute/v2.1/flavors', undefined, 'nobody')).status).toBe(401)
  expect((await made.call('GET', '/compute/v2.1/servers')).status).toBe(404)
})

/* A port of openstacksdk's openstack/tests/unit/config/test_cloud_config.py, with its test names. */
import { accessWithout } from '../../../../src/client/keystone/access'
import { serviceRoot } from '../../../../src/client/keystone/endpoint'
import { resolveSettings } from '../../../../src/client/keystone/resolve-settings'
import { connectionSettings } from '../../../../src/client/keystone/settings'
import { cloudsFile, homeWith } from '../clouds/home'
import { onlyCloud } from './user'

const resolved = (cloud: object) => {
  const home = homeWith({ [cloudsFile]: JSON.stringify({ clouds: { only: cloud } }) })
  return resolveSettings({ options: {}, env: { XDG_CONFIG_DIRS: home }, cwd: home, home })
}
const connection = async (cloud: object) => connectionSettings(await resolved(cloud), '/home/me')

const catalog = ['public', 'internal'].map((name) => ({
  type: 'container-infra',
  name: 'magnum',
  endpoints: [{ interface: name, region: 'region-al', url: `https://${name}.magnum.example/v1` }],
}))
const endpoint = async (cloud: object) =>
  serviceRoot((await resolved(cloud)).settings, { ...accessWithout({}), catalog })

test.each([
  [{ verify: false }, true],
  [{ verify: true }, false],
  [{ verify: true, insecure: true }, true],
  [{ insecure: 'True' }, true],
])('test_verify, test_bool_keys: %j', async (cloud, insecure) => {
  expect(await connection(cloud)).toMatchObject({ insecure, cacert: undefined })
})

test.each([
  [{ verify: false }, true],
  [{ verify: true }, false],
  [{ verify: true, insecure: true }, true],
])('test_verify_cacert: %j', async (cloud, insecure) => {
  expect(await connection({ cacert: 'certfile', ...cloud })).toMatchObject({ insecure, cacert: 'certfile' })
})

test('test_cert_with_key', async () => {
  expect(await connection({ verify: false, cert: 'cert', key: 'key' })).toMatchObject({
    cert: 'cert',
    key: 'key',
  })
})

test('test_get_config', async () => {
  expect(await onlyCloud({ interface: 'public' })).toMatchObject({ interface: 'public' })
  expect(await onlyCloud({})).not.toHaveProperty('nothing')
})

test('test_getters', async () => {
  const cloud = {
    interface: 'public',
    container_infra_interface: 'admin',
    container_infra_service_type: 'mage',
    container_infra_service_name: 'locks',
    container_infra_endpoint_override: 'http://magnum.example.com',
    container_infra_connect_retries: 3,
    connect_retries: 1,
  }
  expect(await onlyCloud(cloud)).toMatchObject({
    interface: 'admin',
    service_type: 'mage',
    service_name: 'locks',
    endpoint_override: 'http://magnum.example.com',
    retries: '3',
  })
})

test('test_get_region_name', async () => {
  expect(await onlyCloud({})).not.toHaveProperty('region_name')
  expect((await onlyCloud({ region_name: 'foo' }))['region_name']).toBe('foo')
  const both = { region_name: 'the-default', container_infra_region_name: 'magnum-region' }
  expect((await onlyCloud(both))['region_name']).toBe('magnum-region')
})

test.each(['container_infra', 'container_infrastructure', 'container_infrastructure_management'])(
  'test_aliases: %s',
  async (prefix) => {
    const cloud = { [`${prefix}_service_name`]: 'magnum', [`${prefix}_default_microversion`]: '1.9' }
    expect(await onlyCloud(cloud)).toMatchObject({ service_name: 'magnum', api_version: '1.9' })
  },
)

test('test_no_override', async () => {
  expect(await onlyCloud({})).toMatchObject({ service_type: 'container-infra' })
})

test('test_get_session_with_timeout', async () => {
  expect(await connection({ api_timeout: 9 })).toMatchObject({ timeout: 9 })
  expect(await connection({})).toMatchObject({ timeout: undefined })
})

test.each(['container_infra_endpoint_override', 'container_infra_endpoint'])(
  'test_override_session_endpoint_override, test_override_session_endpoint: %s',
  async (key) => {
    expect(await endpoint({ [key]: 'http://magnum.example.com/v1' })).toBe('http://magnum.example.com/v1')
  },
)

test('test_session_endpoint', async () => {
  expect(await endpoint({ region_name: 'region-al' })).toBe('https://public.magnum.example/v1')
})

test('test_session_endpoint_not_found', async () => {
  await expect(endpoint({ service_type: 'notfound' })).rejects.toThrow(
    'public endpoint for notfound service not found',
  )
})

test('test_get_endpoint_from_catalog', async () => {
  expect(await endpoint({ interface: 'internal' })).toBe('https://internal.magnum.example/v1')
  await expect(endpoint({ region_name: 'unknown' })).rejects.toThrow('in region unknown not found')
})

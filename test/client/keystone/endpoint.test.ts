import { accessWithout } from '../../../src/client/keystone/access'
import { serviceRoot } from '../../../src/client/keystone/endpoint'
import { settingsFromOptions } from '../../../src/client/keystone/settings'

const endpoint = (kind: string, region: string, url: string) => ({ interface: kind, region, url })
const catalog = [
  { type: 'container', name: 'zun', endpoints: [endpoint('public', 'one', 'https://zun/v1')] },
  {
    type: 'container-infra',
    name: 'magnum',
    endpoints: [
      endpoint('public', 'one', 'https://one/v1'),
      endpoint('internal', 'one', 'https://inside.one/v1'),
      endpoint('public', 'two', 'https://two/v1'),
    ],
  },
]
const access = { ...accessWithout({}), catalog, projectId: 'p1', userId: 'u1' }
const root = (options: object) =>
  serviceRoot(settingsFromOptions({ interface: 'public', ...options }), access)

test.each([
  [{}, 'https://one/v1'],
  [{ regionName: 'two' }, 'https://two/v1'],
  [{ interface: 'internal' }, 'https://inside.one/v1'],
  [{ interface: 'internalURL' }, 'https://inside.one/v1'],
  [{ interface: 'admin,internal,public' }, 'https://inside.one/v1'],
  [{ serviceType: 'container-infrastructure-management' }, 'https://one/v1'],
  [{ serviceType: 'container' }, 'https://zun/v1'],
  [{ serviceName: 'magnum' }, 'https://one/v1'],
])('%j finds %s', (options, url) => {
  expect(root(options)).toBe(url)
})

test.each(['https://[::1', 'ftp://one/v1', '/v1', 'one:9511'])('%s is not an endpoint', (url) => {
  expect(() => root({ endpointOverride: url })).toThrow(
    `The endpoint of the service is no http or https URL: ${url}`,
  )
})

test('accepts any alias of the service type, the exact one first', () => {
  const entry = (type: string) => ({
    type,
    name: 'm',
    endpoints: [endpoint('publicURL', 'one', `https://${type}/v1`)],
  })
  const found = (types: string[]) =>
    serviceRoot(settingsFromOptions({ interface: 'public', serviceType: 'container-infra' }), {
      ...access,
      catalog: types.map(entry),
    })
  expect(found(['container-infrastructure', 'container-infrastructure-management'])).toBe(
    'https://container-infrastructure-management/v1',
  )
  expect(found(['container-infrastructure-management', 'container-infra'])).toBe('https://container-infra/v1')
})

test.each([
  ['https://m/container-infra', 'https://m/container-infra/v1'],
  ['https://m/dev1', 'https://m/dev1/v1'],
  ['https://m/v1', 'https://m/v1'],
  ['https://m/v1/', 'https://m/v1'],
  ['https://m/prefix/v1.0//', 'https://m/prefix/v1.0'],
  ['https://m', 'https://m/v1'],
  ['https://m/%(project_id)s/%(user_id)s/v1', 'https://m/p1/u1/v1'],
])('the override %s means %s', (endpointOverride, url) => {
  expect(root({ endpointOverride })).toBe(url)
})

test('refuses an override with an unknown placeholder', () => {
  expect(() => root({ endpointOverride: 'https://m/%(region)s' })).toThrow(
    'The endpoint override knows no %(region)s: https://m/%(region)s',
  )
})

test('without a match the error names the available service types', () => {
  expect(() => root({ regionName: 'mars', interface: 'admin' })).toThrow(
    expect.objectContaining({
      kind: 'failed',
      message: 'admin endpoint for container-infra service in region mars not found',
      hint:
        'The catalog has it as: public in one, internal in one, public in two. ' +
        'Choose with --os-interface and --os-region-name.',
    }) as Error,
  )
  expect(() => root({ serviceType: 'dns' })).toThrow(
    expect.objectContaining({
      message: 'public endpoint for dns service not found',
      hint: 'The catalog has only services of these types: container, container-infra.',
    }) as Error,
  )
})

test('uses the former service type only without a current one', () => {
  expect(() => root({ interface: 'admin' })).toThrow('admin endpoint for container-infra service not found')
  const former = { ...access, catalog: catalog.filter(({ type }) => type === 'container') }
  const settings = settingsFromOptions({ interface: 'public', serviceType: 'container-infra' })
  expect(serviceRoot(settings, former)).toBe('https://zun/v1')
})

import { discoverIdentity, versionedIdentity } from '../../../src/client/keystone/identity-url'

/** Runs discovery against a server with this version document. */
async function discover(authUrl: string, document: unknown, status = 300) {
  const asked: string[] = []
  const root = await discoverIdentity(authUrl, ({ url }) => {
    asked.push(url)
    const body = typeof document === 'string' ? document : JSON.stringify(document)
    return Promise.resolve({ status, headers: {}, body, url })
  })
  return { root, asked }
}

const version = (id: string, href: string, status = 'stable') => ({
  id,
  status,
  links: [{ rel: 'self', href }],
})
const v3 = version('v3.14', 'https://keystone/v3/')
const v2 = version('v2.0', 'https://keystone/v2.0/', 'deprecated')

test('a URL that ends in /v3 needs no request', async () => {
  expect(await discover('https://keystone/identity/v3/', '')).toEqual({
    root: 'https://keystone/identity/v3',
    asked: [],
  })
})

test.each([
  ['versions.values', { versions: { values: [v3, v2] } }],
  ['versions', { versions: [v2, v3] }],
  ['version', { version: v3 }],
])('versions in the shape of %s', async (_, document) => {
  expect(await discover('https://keystone', document)).toEqual({
    root: 'https://keystone/v3',
    asked: ['https://keystone/'],
  })
})

test('a v2.0 URL requests the root', async () => {
  const { root, asked } = await discover('https://keystone/v2.0/', { versions: { values: [v2, v3] } })
  expect({ root, asked }).toEqual({ root: 'https://keystone/v3', asked: ['https://keystone/'] })
})

test.each([
  ['https://keystone:5000', 'http://10.0.0.5/v3', 'https://keystone:5000/v3'],
  ['https://cloud/identity', 'http://cloud/identity/v3/', 'https://cloud/identity/v3'],
  ['https://cloud/identity', 'v3/', 'https://cloud/identity/v3'],
  ['https://cloud/identity', '/identity/v3', 'https://cloud/identity/v3'],
])('asked at %s, a link to %s means %s', async (authUrl, href, expected) => {
  const { root } = await discover(authUrl, { versions: [version('v3.14', href)] })
  expect(root).toBe(expected)
})

test.each([
  ['only v2', { versions: { values: [v2] } }, 300],
  ['only an experimental v3', { versions: [version('v3.0', 'https://keystone/v3', 'experimental')] }, 300],
  ['no JSON', '<html></html>', 200],
  ['something else', { hello: ['world'] }, 200],
  ...['x:@evil.example/v3', 'data:.evil.example/v3', 'javascript:1/v3', 'file:///v3'].map(
    (href): [string, unknown, number] => [`a v3 at ${href}`, { versions: [version('v3.14', href)] }, 300],
  ),
  ['a v3 without a link', { versions: [{ id: 'v3.0', status: 'stable' }] }, 300],
  ['a v3 with an invalid link', { versions: [version('v3.14', 'http://[::1')] }, 300],
  ['an error', { versions: [v3] }, 404],
])('%s: there is no v3', async (_, document, status) => {
  await expect(discover('https://keystone', document, status)).rejects.toMatchObject({
    kind: 'failed',
    message: `There is no Keystone v3 at https://keystone (HTTP ${status})`,
    hint: expect.stringContaining('it mostly ends in /v3') as string,
  })
})

test('auth types named v3 skip discovery', () => {
  expect(versionedIdentity('https://keystone/identity/')).toBe('https://keystone/identity/v3')
  expect(versionedIdentity('https://keystone/v3')).toBe('https://keystone/v3')
})

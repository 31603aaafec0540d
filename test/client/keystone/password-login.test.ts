import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { rcFile, sessionWith } from './login'

let cloud: FakeCloud
beforeEach(async () => {
  cloud = await startFakeCloud()
})
afterEach(() => cloud.close())

test('a list with an RC file takes one login and one request', async () => {
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  const response = await session.request({ method: 'GET', path: '/clusters', query: { limit: 2 } })
  session.close()

  expect(response.status).toBe(200)
  expect(cloud.lines()).toEqual(['POST /v3/auth/tokens', 'GET /container-infra/v1/clusters?limit=2'])
  expect(cloud.requests[0]?.json).toEqual({
    auth: {
      identity: {
        methods: ['password'],
        password: { user: { name: 'demo', domain: { name: 'Default' }, password: 'canary-password' } },
      },
      scope: { project: { name: 'demo', domain: { id: 'default' } } },
    },
  })
  expect(cloud.requests[1]?.headers).toMatchObject({
    accept: 'application/json',
    'user-agent': 'magnum/5.0.0 node/20.20.2',
    'x-auth-token': 'token-1',
    'x-openstack-request-id': expect.stringMatching(/^req-[0-9a-f]{8}-[0-9a-f]{4}-4/) as string,
  })
})

test('all requests of a session share one login and one request ID', async () => {
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  await Promise.all([
    session.request({ method: 'GET', path: '/clusters/a' }),
    session.request({ method: 'GET', path: '/clusters/b' }),
  ])
  session.close()

  expect(cloud.lines().sort()).toEqual([
    'GET /container-infra/v1/clusters/a',
    'GET /container-infra/v1/clusters/b',
    'POST /v3/auth/tokens',
  ])
  expect(new Set(cloud.requests.map(({ headers }) => headers['x-openstack-request-id'])).size).toBe(1)
})

test('discovers the version of an unversioned auth URL and stays on its host', async () => {
  const session = await sessionWith({ env: rcFile(`${cloud.url}/identity`) })
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()

  expect(cloud.lines()).toEqual([
    'GET /identity/',
    'POST /identity/v3/auth/tokens',
    'GET /container-infra/v1/clusters',
  ])
})

test('domains default to the default domain', async () => {
  const env = {
    ...rcFile(`${cloud.url}/v3`),
    OS_USER_DOMAIN_NAME: undefined,
    OS_PROJECT_DOMAIN_ID: undefined,
  }
  const session = await sessionWith({ env })
  await session.projectId()
  session.close()

  expect(cloud.requests[0]?.json).toMatchObject({
    auth: {
      identity: { password: { user: { domain: { id: 'default' } } } },
      scope: { project: { domain: { id: 'default' } } },
    },
  })
})

test('an auth URL without Keystone is not reported as a missing cluster', async () => {
  const session = await sessionWith({ env: rcFile(`${cloud.url}/wrong/v3`) })
  await expect(session.request({ method: 'GET', path: '/clusters' })).rejects.toMatchObject({
    kind: 'failed',
    hint: `There is no Keystone at ${cloud.url}/wrong/v3/auth/tokens: check the auth URL, which mostly ends in /v3.`,
  })
  session.close()
})

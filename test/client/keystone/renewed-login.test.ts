import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { rcFile, sessionWith } from './login'

let cloud: FakeCloud
afterEach(() => cloud.close())

const refusal = {
  status: 401,
  json: { error: { code: 401, message: 'The token is gone', title: 'Unauthorized' } },
}

test('a 401 of the service leads to one new login and the same request', async () => {
  cloud = await startFakeCloud()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  cloud.next('POST /container-infra/v1/clusters', refusal)
  const response = await session.request({ method: 'POST', path: '/clusters', json: { name: 'a' } })
  session.close()

  expect(response.status).toBe(200)
  expect(cloud.lines()).toEqual([
    'POST /v3/auth/tokens',
    'POST /container-infra/v1/clusters',
    'POST /v3/auth/tokens',
    'POST /container-infra/v1/clusters',
  ])
  expect(cloud.requests[3]).toMatchObject({ headers: { 'x-auth-token': 'token-2' }, json: { name: 'a' } })
})

test('a second 401 is an error that names the credentials used', async () => {
  cloud = await startFakeCloud()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  cloud.next('GET /container-infra/v1/clusters', refusal)
  cloud.next('GET /container-infra/v1/clusters', refusal)
  await expect(session.request({ method: 'GET', path: '/clusters' })).rejects.toMatchObject({
    kind: 'denied',
    message: 'The token is gone (HTTP 401)',
    hint:
      `Check what was used to log in: auth_url ${cloud.url}/v3 (OS_AUTH_URL), username demo (OS_USERNAME), ` +
      'project_name demo (OS_PROJECT_NAME), password (OS_PASSWORD).',
  })
  session.close()
  expect(cloud.lines().filter((line) => line.startsWith('POST'))).toHaveLength(2)
})

test('wrong credentials are not retried', async () => {
  cloud = await startFakeCloud()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  cloud.next('POST /v3/auth/tokens', refusal)
  await expect(session.request({ method: 'GET', path: '/clusters' })).rejects.toMatchObject({
    kind: 'denied',
    hint: expect.stringMatching(
      /username demo \(OS_USERNAME\).*'magnum doctor' finds out which part is wrong\.$/,
    ) as string,
  })
  session.close()
  expect(cloud.lines()).toEqual(['POST /v3/auth/tokens'])
})

test('a token that expires within two minutes by the server clock is renewed before use', async () => {
  cloud = await startFakeCloud({ tokenLife: 3600, now: () => Date.now() + 7_200_000 })
  let now = Date.now()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) }, { now: () => now })
  await session.request({ method: 'GET', path: '/clusters' })
  now += 3_400_000
  await session.request({ method: 'GET', path: '/clusters' })
  now += 100_000
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()

  expect(cloud.lines()).toEqual([
    'POST /v3/auth/tokens',
    'GET /container-infra/v1/clusters',
    'GET /container-infra/v1/clusters',
    'POST /v3/auth/tokens',
    'GET /container-infra/v1/clusters',
  ])
})

test('concurrent requests that are refused share one new login', async () => {
  cloud = await startFakeCloud()
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  await session.projectId()
  cloud.next('GET /container-infra/v1/clusters/a', refusal)
  cloud.next('GET /container-infra/v1/clusters/b', refusal)
  await Promise.all(['a', 'b'].map((name) => session.request({ method: 'GET', path: `/clusters/${name}` })))
  session.close()

  expect(cloud.lines().filter((line) => line.startsWith('POST'))).toHaveLength(2)
})

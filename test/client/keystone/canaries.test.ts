import type { Received } from '../../support/http-server'
import { startRelay } from '../../support/relay'
import { magnum } from '../../support/run'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { asVariables, settingsAt, ways } from './ways'

let cloud: FakeCloud
beforeAll(async () => {
  cloud = await startFakeCloud()
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

// All secrets and tokens of the fake cloud start like this.
const secret = /canary-\w+|\btoken-\d/

const variables = (name: string, url = cloud.url) =>
  asVariables(settingsAt(url, ways[name]!, '/v3', { project_id: 'p1' }))

const repeated = ({ headers, body }: Received) => ({
  status: 400,
  body: `<title>${JSON.stringify({ ...headers, body })}</title>`,
})

describe.each(Object.keys(ways))('%s', (name) => {
  test.each([['cluster-list'], ['doctor']])('%s --debug shows no secret', async (command) => {
    const { code, stdout, stderr } = await magnum(['--debug', command], { env: variables(name) })
    expect(code).toBe(0)
    expect(stderr).toContain('> curl ')
    expect(stdout + stderr).not.toMatch(secret)
  })

  test('an error shows no secret', async () => {
    cloud.next('GET /container-infra/v1/clusters', { status: 401 })
    cloud.next('GET /container-infra/v1/clusters', { status: 401 })
    const { code, stdout, stderr } = await magnum(['--debug', 'cluster-list'], { env: variables(name) })
    expect(code).toBe(4)
    expect(stdout + stderr).not.toMatch(secret)
  })

  test('a refused login shows no secret', async () => {
    const env = variables(name)
    cloud.next('POST /v3/auth/tokens', { status: 401, json: { error: { message: 'Never', code: 401 } } })
    cloud.next('POST /idp/token', { status: 401, json: { error: 'invalid_grant' } })
    const { stdout, stderr } = await magnum(['--debug', 'doctor'], { env })
    expect(stdout + stderr).not.toMatch(secret)
  })

  test('a response that repeats the request shows no secret', async () => {
    for (const broken of ['/auth/tokens', '/idp/token', '/oauth2/token', '/openid/auth', '/v1/clusters']) {
      const relay = await startRelay(cloud.url, ({ url }) => (url.includes(broken) ? repeated : undefined))
      const env = variables(name, relay.url)
      const { stdout, stderr } = await magnum(['--debug', 'doctor'], { env })
      await relay.close()
      expect(stdout + stderr).not.toMatch(secret)
    }
  })
})

import { createHash } from 'node:crypto'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { oidcVariables, sessionWith } from './login'

let cloud: FakeCloud
beforeEach(async () => {
  cloud = await startFakeCloud()
  cloud.next('POST /idp/device', {
    status: 200,
    json: {
      device_code: 'device-1',
      user_code: 'ABCD-EFGH',
      verification_uri: 'https://idp.example/device',
      interval: 2,
      expires_in: 60,
    },
  })
})
afterEach(() => cloud.close())

async function logIn(now: () => number = Date.now) {
  const said: string[] = []
  const pauses: number[] = []
  const session = await sessionWith(
    { env: oidcVariables('v3oidcdeviceauthz', cloud.url) },
    {
      now,
      warn: (text) => said.push(text),
      sleep: (milliseconds) => {
        pauses.push(milliseconds)
        return Promise.resolve()
      },
    },
  )
  return { session, said, pauses }
}

const waiting = (error: string) => ({ status: 400, json: { error } })

test('shows the user where to confirm, and polls for the token', async () => {
  cloud.next('POST /idp/token', waiting('authorization_pending'))
  cloud.next('POST /idp/token', waiting('slow_down'))
  const { session, said, pauses } = await logIn()
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()

  expect(said).toEqual(['To log in, open https://idp.example/device and confirm the code ABCD-EFGH'])
  expect(pauses).toEqual([2000, 2000, 7000])
  expect(cloud.lines().filter((line) => !line.startsWith('GET /idp'))).toEqual([
    'POST /idp/device',
    'POST /idp/token',
    'POST /idp/token',
    'POST /idp/token',
    'POST /v3/OS-FEDERATION/identity_providers/acme/protocols/openid/auth',
    'POST /v3/auth/tokens',
    'GET /container-infra/v1/clusters',
  ])
})

test('the PKCE verifier of the second request matches the challenge of the first', async () => {
  const { session } = await logIn()
  await session.projectId()
  session.close()
  const form = (line: string) => {
    const found = cloud.requests.find(({ method, path }) => `${method} ${path}` === line)
    return found?.json as Record<string, string>
  }
  const { code_challenge, ...device } = form('POST /idp/device')
  const { code_verifier, ...token } = form('POST /idp/token')
  expect(device).toEqual({ client_id: 'me', scope: 'openid profile', code_challenge_method: 'S256' })
  expect(token).toEqual({
    client_id: 'me',
    device_code: 'device-1',
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
  })
  expect(createHash('sha256').update(code_verifier!).digest('base64url')).toBe(code_challenge)
})

test('fails with the reason of the provider if refused', async () => {
  cloud.next('POST /idp/token', {
    status: 400,
    json: { error: 'access_denied', error_description: 'The user said no' },
  })
  const { session } = await logIn()
  await expect(session.projectId()).rejects.toMatchObject({
    kind: 'denied',
    message: `The identity provider at ${cloud.url}/idp/token answered: The user said no (HTTP 400)`,
  })
  session.close()
})

test('fails when the code expires without confirmation', async () => {
  let now = Date.now()
  const { session } = await logIn(() => (now += 50_000))
  cloud.next('POST /idp/token', waiting('authorization_pending'))
  await expect(session.projectId()).rejects.toThrow('Nobody confirmed the login in time')
  session.close()
})

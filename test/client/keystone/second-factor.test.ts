import { serve } from '../../support/http-server'
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { secrets } from './keystone-rules'
import { rcFile, sessionWith } from './login'

let cloud: FakeCloud
beforeEach(async () => {
  cloud = await startFakeCloud()
  // Keystone's response to the first of two factors (docs.openstack.org/keystone, "Auth receipts").
  cloud.next('POST /v3/auth/tokens', {
    status: 401,
    headers: { 'Openstack-Auth-Receipt': 'receipt-1' },
    json: {
      receipt: { methods: ['password'], user: { id: 'u1' }, expires_at: '2030-01-01T00:00:00Z' },
      required_auth_methods: [['totp', 'password']],
    },
  })
})
afterEach(() => cloud.close())

test('sends the missing factor with the receipt', async () => {
  const env = { ...rcFile(`${cloud.url}/v3`), OS_PASSCODE: secrets.passcode }
  const session = await sessionWith({ env })
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()

  expect(cloud.lines()).toEqual([
    'POST /v3/auth/tokens',
    'POST /v3/auth/tokens',
    'GET /container-infra/v1/clusters',
  ])
  expect(cloud.requests[1]).toMatchObject({
    headers: { 'openstack-auth-receipt': 'receipt-1' },
    json: {
      auth: {
        identity: {
          methods: ['totp'],
          totp: { user: { name: 'demo', domain: { name: 'Default' }, passcode: secrets.passcode } },
        },
        scope: { project: { name: 'demo', domain: { id: 'default' } } },
      },
    },
  })
})

test('prompts for the passcode on a terminal', async () => {
  const questions: string[] = []
  const askSecret = (question: string) => {
    questions.push(question)
    return Promise.resolve(secrets.passcode)
  }
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) }, { askSecret })
  await session.request({ method: 'GET', path: '/clusters' })
  session.close()
  expect(questions).toEqual(['TOTP passcode for demo at 127.0.0.1:'])
})

test.each([
  ['a page', '<html></html>'],
  ['no rules', '{}'],
  ['strange rules', '{"required_auth_methods":[7]}'],
])('a receipt with %s is a refusal like any other', async (_what, body) => {
  const receipt = { 'Openstack-Auth-Receipt': 'receipt-1' }
  const server = await serve(() => ({ status: 401, headers: receipt, body }))
  const session = await sessionWith({ env: rcFile(`${server.url}/v3`) })
  await expect(session.projectId()).rejects.toMatchObject({ kind: 'denied', status: 401 })
  session.close()
  await server.close()
})

test('without a terminal the error names the option', async () => {
  const session = await sessionWith({ env: rcFile(`${cloud.url}/v3`) })
  await expect(session.projectId()).rejects.toMatchObject({
    kind: 'denied',
    message: 'Keystone wants a TOTP passcode beside the password',
    hint: 'Give it with --os-passcode or OS_PASSCODE.',
  })
  session.close()
})

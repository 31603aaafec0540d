import { program } from '../support/program'
import { admin, answer, dropTemplate, makeTemplate, member } from './support/cloud'
import { call, logIn } from './support/keystone'

// Every login must lead to the project that owns this template.
const template = 'login'
const names = async (variables: Record<string, string>) =>
  ((await answer(['cluster-template-list'], variables)) as { name: string }[]).map(({ name }) => name)

const where = pick(member, 'OS_AUTH_URL', 'OS_REGION_NAME')

function pick(variables: Record<string, string>, ...wanted: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => wanted.includes(name)))
}

beforeAll(() => makeTemplate(template))
afterAll(() => dropTemplate(template))

test('by password', async () => {
  expect(await names(member)).toContain(template)
})

test('by token, rescoped to a project', async () => {
  const { token, projectId } = await logIn(member)
  const variables = { ...where, OS_AUTH_TYPE: 'token', OS_TOKEN: token, OS_PROJECT_ID: projectId }
  expect(await names(variables)).toContain(template)
})

test('by application credential', async () => {
  const { token, userId } = await logIn(member)
  const path = `/users/${userId}/application_credentials`
  const body = { application_credential: { name: `test-${Date.now()}` } }
  const made = (await call('POST', path, body, token)) as {
    application_credential: { id: string; secret: string }
  }
  const { id, secret } = made.application_credential
  const variables = {
    ...where,
    OS_AUTH_TYPE: 'v3applicationcredential',
    OS_APPLICATION_CREDENTIAL_ID: id,
    OS_APPLICATION_CREDENTIAL_SECRET: secret,
  }
  expect(await names(variables)).toContain(template)
})

test('by a trust granted to another user', async () => {
  const trustor = await logIn(member)
  const trustee = await logIn(admin)
  const body = {
    trust: {
      trustor_user_id: trustor.userId,
      trustee_user_id: trustee.userId,
      project_id: trustor.projectId,
      roles: [{ name: 'member' }],
      impersonation: true,
    },
  }
  const made = (await call('POST', '/OS-TRUST/trusts', body, trustor.token)) as { trust: { id: string } }
  const user = pick(admin, 'OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_ID')
  expect(await names({ ...where, ...user, OS_TRUST_ID: made.trust.id })).toContain(template)
})

test('with system scope', async () => {
  const user = pick(admin, 'OS_USERNAME', 'OS_PASSWORD', 'OS_USER_DOMAIN_ID')
  const services = await answer(['service-list'], { ...where, ...user, OS_SYSTEM_SCOPE: 'all' })
  expect(services).toMatchObject([{ binary: 'magnum-conductor', state: 'up' }])
})

test('not with a wrong password', async () => {
  const { code, stdout, stderr } = await program(['cluster-list'], {
    env: { ...member, OS_PASSWORD: 'guessed' },
  })
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' })
  expect(stderr).toContain('HTTP 401')
})

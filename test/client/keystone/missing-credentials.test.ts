import { sessionWith } from './login'

const complete = {
  OS_AUTH_URL: 'http://127.0.0.1:1/v3',
  OS_USERNAME: 'demo',
  OS_PASSWORD: 'secret',
  OS_PROJECT_NAME: 'demo',
}

async function failure(env: Record<string, string | undefined>): Promise<unknown> {
  const session = await sessionWith({ env })
  return session.projectId().then(
    () => undefined,
    (error: unknown) => error,
  )
}

test.each([
  [
    'OS_USERNAME',
    'You must provide a username via --os-username or --os-user-id, env[OS_USERNAME or OS_USER_ID] ' +
      'or auth.username or auth.user_id in clouds.yaml',
  ],
  [
    'OS_PASSWORD',
    'You must provide a password via --os-password, env[OS_PASSWORD] or auth.password in clouds.yaml',
  ],
  [
    'OS_PROJECT_NAME',
    'You must provide a project name or project id via --os-project-name or --os-project-id, ' +
      'env[OS_PROJECT_NAME or OS_PROJECT_ID] or auth.project_name or auth.project_id in clouds.yaml',
  ],
  [
    'OS_AUTH_URL',
    'You must provide an auth url via --os-auth-url, env[OS_AUTH_URL] or auth.auth_url in clouds.yaml',
  ],
])('%s is missing', async (name, message) => {
  expect(await failure({ ...complete, [name]: undefined })).toMatchObject({ kind: 'denied', message })
})

test('names the missing settings of every auth type', async () => {
  expect(await failure({ ...complete, OS_AUTH_TYPE: 'v3oidcpassword' })).toMatchObject({
    message:
      'You must provide the identity provider via --os-identity-provider, env[OS_IDENTITY_PROVIDER] ' +
      'or auth.identity_provider in clouds.yaml',
  })
})

test('prompts for a password only on a terminal', async () => {
  const questions: string[] = []
  const askSecret = (question: string) => {
    questions.push(question)
    return Promise.resolve('')
  }
  const session = await sessionWith({ env: { ...complete, OS_PASSWORD: undefined } }, { askSecret })
  await expect(session.projectId()).rejects.toThrow('You must provide a password')
  session.close()
  expect(questions).toEqual(['Password for demo at 127.0.0.1:'])
})

test.each([
  [
    { OS_AUTH_TYPE: 'v3applicationcredential', OS_APPLICATION_CREDENTIAL_ID: 'ci' },
    'Application credential secret for ci at 127.0.0.1:',
  ],
  [{ OS_AUTH_TYPE: 'token' }, 'Token at 127.0.0.1:'],
  [
    {
      ...{ OS_AUTH_TYPE: 'v3oidcclientcredentials', OS_IDENTITY_PROVIDER: 'idp', OS_PROTOCOL: 'openid' },
      ...{ OS_CLIENT_ID: 'robot', OS_DISCOVERY_ENDPOINT: 'http://127.0.0.1/' },
    },
    'Client secret for robot at 127.0.0.1:',
  ],
  [{ OS_AUTH_TYPE: 'v3totp' }, 'TOTP passcode for demo at 127.0.0.1:'],
])('%j: prompts for %s', async (login, expected) => {
  const questions: string[] = []
  const askSecret = (question: string) => {
    questions.push(question)
    return Promise.resolve('')
  }
  const session = await sessionWith({ env: { ...complete, OS_PASSWORD: undefined, ...login } }, { askSecret })
  await expect(session.projectId()).rejects.toThrow('You must provide')
  session.close()
  expect(questions).toEqual([expected])
})

test.each([
  'v2password',
  'v3kerberos',
  'v3fedkerb',
  'v3samlpassword',
  'v3adfspassword',
  'v3tokenlessauth',
  'v3oauth1',
])('the auth type %s is refused with the way round and those that are supported', async (type) => {
  expect(await failure({ ...complete, OS_AUTH_TYPE: type })).toMatchObject({
    kind: 'failed',
    message: `The auth type ${type} is not supported by this client`,
    hint:
      'Let openstack log in, and give its token: OS_AUTH_TYPE=token OS_TOKEN=$(openstack token issue -f value -c id). ' +
      'Supported are: password, v3password, token, v3token, v3totp, v3applicationcredential, v3multifactor, ' +
      'v3oidcpassword, v3oidcclientcredentials, v3oidcdeviceauthz, v3oidcauthcode, v3oidcaccesstoken, v3oauth2clientcredential, ' +
      'none, admin_token, http_basic.',
  })
})

test.each([
  ['v3passwrod', 'v3password'],
  ['pasword', 'password'],
  ['v3applicationcredentials', 'v3applicationcredential'],
  ['noauth', 'none'],
  ['gnocchi-basic', 'http_basic'],
])('the auth type %s: did you mean %s?', async (type, meant) => {
  expect(await failure({ ...complete, OS_AUTH_TYPE: type })).toMatchObject({
    hint: expect.stringContaining(`Did you mean ${meant}? Supported are: password, `) as string,
  })
})

test('refuses two scopes before sending a request', async () => {
  expect(await failure({ ...complete, OS_TRUST_ID: 't1' })).toMatchObject({
    kind: 'failed',
    message: 'A token has one scope, but project and trust are given',
  })
})

test('the system scope can only be all', async () => {
  const env = { ...complete, OS_PROJECT_NAME: undefined, OS_SYSTEM_SCOPE: 'some' }
  expect(await failure(env)).toMatchObject({ message: 'The system scope can only be all, not some' })
})

test.each(['keystone:5000/v3', 'ftp://keystone/v3', 'http://'])('%s is not an auth URL', async (url) => {
  expect(await failure({ ...complete, OS_AUTH_URL: url })).toMatchObject({
    kind: 'failed',
    message: `The auth URL is no http or https URL: ${url}`,
  })
})

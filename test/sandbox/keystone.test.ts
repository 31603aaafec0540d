import { cloud, passwordAuth, send, stopClouds, word, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
})

const logIn = (auth: unknown, { sandbox }: Cloud = made) =>
  send(`${sandbox.url}/identity/v3/auth/tokens`, { method: 'POST', body: JSON.stringify({ auth }) })

test('the unversioned URL points to v3', async () => {
  const { status, body, headers } = await send(`${made.sandbox.url}/identity`, {})
  expect(status).toBe(300)
  expect(headers.get('location')).toBe(`${made.sandbox.url}/identity/v3/`)
  expect(body.versions?.values?.[0]).toMatchObject({ id: 'v3.14', status: 'stable' })
})

test('a token obtained by password has the roles of its user and a catalog of all services', async () => {
  const { status, headers, body } = await logIn(passwordAuth(made.sandbox.environment).auth)
  expect(status).toBe(201)
  expect(headers.get('x-subject-token')).toMatch(/^gAAAAA/)
  expect(body.token).toMatchObject({
    methods: ['password'],
    user: { name: 'demo', domain: { id: 'default', name: 'Default' } },
    project: { name: 'demo' },
    roles: [{ name: 'member' }, { name: 'reader' }],
    catalog: ['identity', 'container-infra', 'image', 'compute', 'network', 'orchestration'].map((type) => ({
      type,
    })),
  })
})

test('a token obtained with a token expires with it, and lists its methods', async () => {
  const first = await logIn(passwordAuth(made.sandbox.environment).auth)
  const id = first.headers.get('x-subject-token')
  const second = await logIn({ identity: { methods: ['token'], token: { id } } })
  expect(second.body.token).toMatchObject({
    methods: ['token', 'password'],
    expires_at: first.body.token?.expires_at,
  })
})

test('an application credential logs in only with its secret', async () => {
  const token = await logIn(passwordAuth(made.sandbox.environment).auth)
  const user = word(token.body.token?.user?.id)
  const { body } = await made.call('POST', `/identity/v3/users/${user}/application_credentials`, {
    application_credential: { name: 'ci', secret: 's3cret' },
  })
  const id = word(body.application_credential?.id)
  const by = (credential: unknown) =>
    logIn({ identity: { methods: ['application_credential'], application_credential: credential } })
  expect((await by({ id, secret: 's3cret' })).body.token).toMatchObject({
    methods: ['application_credential'],
    project: { name: 'demo' },
    application_credential: { id, name: 'ci', restricted: true },
  })
  expect((await by({ name: 'ci', user: { id: user }, secret: 's3cret' })).status).toBe(201)
  expect((await by({ id, secret: 'wrong' })).status).toBe(401)
})

test('a scope in which the user has no role is refused', async () => {
  const { auth } = passwordAuth(made.sandbox.environment)
  const scope = { project: { name: 'admin', domain: { id: 'default' } } }
  expect((await logIn({ ...auth, scope })).status).toBe(401)
})

test('a revoked token is refused', async () => {
  const token =
    (await logIn(passwordAuth(made.sandbox.environment).auth)).headers.get('x-subject-token') ?? ''
  const headers = { 'x-auth-token': token, 'x-subject-token': token }
  const address = `${made.sandbox.url}/identity/v3/auth/tokens`
  expect((await send(address, { headers })).status).toBe(200)
  expect((await send(address, { method: 'DELETE', headers })).status).toBe(204)
  expect((await send(address, { headers })).status).toBe(401)
})

test('an expired token is refused by every service', async () => {
  const short = await cloud({ tokenLifetime: 1 })
  await short.call('GET', '/v1/clusters')
  const { status, headers } = await short.call('GET', '/v1/clusters')
  expect(status).toBe(401)
  expect(headers.get('www-authenticate')).toBe(`Keystone uri="${short.sandbox.url}/identity/v3"`)
})

test('application credentials are listed and deleted by their owner, and have unique names', async () => {
  const own = await cloud()
  const login = await send(`${own.sandbox.url}/identity/v3/auth/tokens`, {
    method: 'POST',
    body: JSON.stringify(passwordAuth(own.sandbox.environment)),
  })
  const path = `/identity/v3/users/${word(login.body.token?.user?.id)}/application_credentials`
  const create = (name?: string) => own.call('POST', path, { application_credential: { name } })
  const created = (await create('ci')).body.application_credential
  const [id, secret] = [word(created?.id), word(created?.secret)]

  expect(secret).toHaveLength(86)
  expect((await create('ci')).body.error).toMatchObject({
    code: 409,
    message:
      'Conflict occurred attempting to store application_credential - Duplicate entry found with name ci.',
  })
  expect((await create()).body.error).toMatchObject({ code: 400, message: "'name' is a required property" })
  const listed = (await own.call('GET', path)).body.application_credentials
  expect(listed).toMatchObject([{ id, name: 'ci', expires_at: null, unrestricted: null }])
  expect(listed?.[0]).not.toHaveProperty('secret')
  expect((await own.call('GET', path, undefined, 'admin')).status).toBe(403)
  expect((await own.call('DELETE', `${path}/${id}`)).status).toBe(204)
  expect((await own.call('DELETE', `${path}/${id}`)).status).toBe(404)
})

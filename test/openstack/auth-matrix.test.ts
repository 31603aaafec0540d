/*
 * Every auth type with every scope, at a versioned and an unversioned auth URL, with its settings in the
 * environment, in clouds.yaml, in secure.yaml and on the command line. The cloud is a strict one: it refuses a
 * token request that has anything too much or too little.
 */
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { cloudsFile, homeWith } from './clouds/home'
import { secrets } from './keystone-rules'
import { sessionWith } from './login'

interface Way {
  settings: Record<string, string>
  /** The identity that Keystone is sent; undefined where Keystone is not asked. */
  identity?: unknown
  /** What is asked before: `POST /idp/token`, with the form. */
  before?: Record<string, unknown>
  /** The headers that Magnum is sent, if not the first token. */
  headers?: Record<string, string | undefined>
  /** The scope is not the user's to choose. */
  fixedScope?: boolean
  /** Keystone's v3 is taken for granted, whatever the auth URL. */
  asksNoVersion?: boolean
  /** The token is unscoped first, and scoped by a request of its own. */
  rescopes?: boolean
  /** The service's URL has to be given. */
  needsEndpoint?: boolean
}

const user = { name: 'demo', domain: { id: 'default' } }
const named = { username: 'demo', user_domain_id: 'default' }
const password = { user: { ...user, password: secrets.password } }
const totp = { user: { ...user, passcode: secrets.passcode } }
const provider = {
  identity_provider: 'acme',
  protocol: 'openid',
  client_id: 'me',
  client_secret: secrets.clientSecret,
}
const withSecret = { application_credential_secret: secrets.applicationCredential }

const ways: Record<string, Way> = {
  password: {
    settings: { ...named, password: secrets.password },
    identity: { methods: ['password'], password },
  },
  'v3password by id': {
    settings: { auth_type: 'v3password', user_id: 'u1', password: secrets.password },
    identity: { methods: ['password'], password: { user: { id: 'u1', password: secrets.password } } },
    asksNoVersion: true,
  },
  token: {
    settings: { auth_type: 'token', token: secrets.token },
    identity: { methods: ['token'], token: { id: secrets.token } },
  },
  'v3applicationcredential by id': {
    settings: { auth_type: 'v3applicationcredential', application_credential_id: 'ac1', ...withSecret },
    identity: {
      methods: ['application_credential'],
      application_credential: { id: 'ac1', secret: secrets.applicationCredential },
    },
    fixedScope: true,
    asksNoVersion: true,
  },
  'v3applicationcredential by name': {
    settings: {
      auth_type: 'v3applicationcredential',
      application_credential_name: 'ci',
      ...named,
      ...withSecret,
    },
    identity: {
      methods: ['application_credential'],
      application_credential: { name: 'ci', secret: secrets.applicationCredential, user },
    },
    fixedScope: true,
    asksNoVersion: true,
  },
  v3totp: {
    settings: { auth_type: 'v3totp', ...named, passcode: secrets.passcode },
    identity: { methods: ['totp'], totp },
    asksNoVersion: true,
  },
  v3multifactor: {
    settings: {
      auth_type: 'v3multifactor',
      auth_methods: 'v3password,v3totp',
      ...named,
      password: secrets.password,
      passcode: secrets.passcode,
    },
    identity: { methods: ['password', 'totp'], password, totp },
    asksNoVersion: true,
  },
  v3oidcpassword: {
    settings: {
      auth_type: 'v3oidcpassword',
      ...provider,
      username: 'demo',
      password: secrets.password,
      access_token_endpoint: '{cloud}/idp/token',
    },
    before: {
      'POST /idp/token': {
        grant_type: 'password',
        username: 'demo',
        password: secrets.password,
        scope: 'openid profile',
      },
    },
    rescopes: true,
    asksNoVersion: true,
  },
  v3oidcclientcredentials: {
    settings: {
      auth_type: 'v3oidcclientcredentials',
      ...provider,
      openid_scope: 'openid',
      discovery_endpoint: '{cloud}/idp/discovery',
    },
    before: {
      'GET /idp/discovery': '',
      'POST /idp/token': { grant_type: 'client_credentials', scope: 'openid' },
    },
    rescopes: true,
    asksNoVersion: true,
  },
  v3oidcaccesstoken: {
    settings: {
      auth_type: 'v3oidcaccesstoken',
      identity_provider: 'acme',
      protocol: 'openid',
      access_token: secrets.accessToken,
    },
    rescopes: true,
    asksNoVersion: true,
  },
  v3oauth2clientcredential: {
    settings: {
      auth_type: 'v3oauth2clientcredential',
      oauth2_endpoint: '{cloud}/oauth2/token',
      oauth2_client_id: 'ac1',
      oauth2_client_secret: secrets.applicationCredential,
    },
    identity: {
      methods: ['application_credential'],
      application_credential: { id: 'ac1', secret: secrets.applicationCredential },
    },
    headers: { 'x-auth-token': 'token-1', authorization: `Bearer ${secrets.bearer}` },
    fixedScope: true,
    asksNoVersion: true,
  },
  none: {
    settings: { auth_type: 'none' },
    headers: { 'x-auth-token': undefined, authorization: undefined },
    needsEndpoint: true,
  },
  admin_token: {
    settings: { auth_type: 'admin_token', token: secrets.token },
    headers: { 'x-auth-token': secrets.token },
    needsEndpoint: true,
  },
  http_basic: {
    settings: { auth_type: 'http_basic', username: 'demo', password: 'pass' },
    headers: { 'x-auth-token': undefined, authorization: 'Basic ZGVtbzpwYXNz' },
    needsEndpoint: true,
  },
}

const scopes: Record<string, { settings: Record<string, string>; scope: unknown }> = {
  'a project by id': { settings: { project_id: 'p1' }, scope: { project: { id: 'p1' } } },
  'a project by name': {
    settings: { project_name: 'demo', project_domain_name: 'Default' },
    scope: { project: { name: 'demo', domain: { name: 'Default' } } },
  },
  'a domain': { settings: { domain_id: 'd1' }, scope: { domain: { id: 'd1' } } },
  'the system': { settings: { system_scope: 'all' }, scope: { system: { all: true } } },
  'a trust': { settings: { trust_id: 't1' }, scope: { 'OS-TRUST:trust': { id: 't1' } } },
  nothing: { settings: { unscoped: 'true' }, scope: 'unscoped' },
}

const sources = ['environment', 'clouds.yaml', 'secure.yaml', 'options'] as const

/** What `resolveSettings` is given when the settings stand in this place. */
function inputFrom(source: (typeof sources)[number], settings: Record<string, string>) {
  const entries = Object.entries(settings)
  switch (source) {
    case 'environment':
      return { env: Object.fromEntries(entries.map(([name, value]) => [`OS_${name.toUpperCase()}`, value])) }
    case 'options': {
      const camel = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
      return { options: Object.fromEntries(entries.map(([name, value]) => [camel(name), value])) }
    }
    case 'clouds.yaml': {
      const home = homeWith({ [cloudsFile]: JSON.stringify({ clouds: { mine: inFile(settings) } }) })
      return { home, env: { OS_CLOUD: 'mine' } }
    }
    case 'secure.yaml': {
      const home = homeWith({
        [cloudsFile]: 'clouds: {mine: {}}',
        '.config/openstack/secure.yaml': JSON.stringify({ clouds: { mine: inFile(settings) } }),
      })
      return { home, env: { OS_CLOUD: 'mine' } }
    }
  }
}

function inFile({ auth_type, auth_methods, endpoint_override, ...auth }: Record<string, string>) {
  return {
    auth_type: auth_type ?? 'password',
    auth_methods: auth_methods?.split(','),
    endpoint_override,
    auth,
  }
}

let cloud: FakeCloud
beforeAll(async () => {
  cloud = await startFakeCloud()
})
beforeEach(() => cloud.reset())
afterAll(() => cloud.close())

describe.each(Object.keys(ways))('%s', (name) => {
  const way = ways[name]!
  const asksKeystone = way.identity !== undefined || way.rescopes === true

  describe.each(Object.keys(scopes))('scoped to %s', (scopeName) => {
    const { settings: scopeSettings, scope } = scopes[scopeName]!

    describe.each(['versioned', 'unversioned'])('at a %s URL', (kind) => {
      test.each(sources)('from the %s', async (source) => {
        const root = kind === 'versioned' ? '/v3' : '/identity'
        const settings = Object.fromEntries(
          Object.entries({
            ...(asksKeystone ? { auth_url: `${cloud.url}${root}` } : {}),
            ...(way.needsEndpoint ? { endpoint_override: `${cloud.url}/container-infra/v1` } : {}),
            ...way.settings,
            ...scopeSettings,
          }).map(([key, value]) => [key, value.replace('{cloud}', cloud.url)]),
        )
        const session = await sessionWith(inputFrom(source, settings))
        const response = await session.request({ method: 'GET', path: '/clusters' })
        session.close()

        expect(response.status).toBe(200)
        const v3 = kind === 'versioned' ? '/v3' : '/identity/v3'
        const asked = expectedRequests(way, v3, kind === 'unversioned', scope)
        expect(cloud.requests.map(({ method, path, json }) => [`${method} ${path}`, json])).toEqual(asked)
        const headers = way.headers ?? {
          'x-auth-token': way.rescopes && scope !== 'unscoped' ? 'token-2' : 'token-1',
        }
        const sent = cloud.requests.at(-1)?.headers ?? {}
        expect({ 'x-auth-token': sent['x-auth-token'], authorization: sent['authorization'] }).toEqual({
          'x-auth-token': undefined,
          authorization: undefined,
          ...headers,
        })
      })
    })
  })
})

/** Every request with its body, in order. */
function expectedRequests(way: Way, v3: string, unversioned: boolean, scope: unknown): [string, unknown][] {
  const requests: [string, unknown][] = Object.entries(way.before ?? {})
  const login = `POST ${v3}/auth/tokens`
  if (way.identity && unversioned && !way.asksNoVersion) requests.push(['GET /identity/', ''])
  if (way.identity) {
    requests.push([login, { auth: { identity: way.identity, ...(way.fixedScope ? {} : { scope }) } }])
  }
  if (way.rescopes) {
    requests.push([`POST ${v3}/OS-FEDERATION/identity_providers/acme/protocols/openid/auth`, ''])
    const identity = { methods: ['token'], token: { id: 'token-1' } }
    if (scope !== 'unscoped') requests.push([login, { auth: { identity, scope } }])
  }
  if (way.headers?.['authorization']?.startsWith('Bearer')) {
    requests.push(['POST /oauth2/token', { grant_type: 'client_credentials' }])
  }
  requests.push(['GET /container-infra/v1/clusters', ''])
  return requests
}

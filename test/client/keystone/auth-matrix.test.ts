/*
 * Every auth type with every scope, at a versioned and an unversioned auth URL, with settings from the environment,
 * clouds.yaml, secure.yaml and the command line. The fake cloud is strict: it refuses a token request with missing or
 * extra fields.
 */
import { type FakeCloud, startFakeCloud } from './fake-keystone'
import { cloudsFile, homeWith } from './clouds/home'
import { sessionWith } from './login'
import { asVariables, scopes, settingsAt, type Way, ways } from './ways'

const sources = ['environment', 'clouds.yaml', 'secure.yaml', 'options'] as const

/** The input of `resolveSettings` for settings from this source. */
function inputFrom(source: (typeof sources)[number], settings: Record<string, string>) {
  const entries = Object.entries(settings)
  switch (source) {
    case 'environment':
      return { env: asVariables(settings) }
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

  describe.each(Object.keys(scopes))('scoped to %s', (scopeName) => {
    const { settings: scopeSettings, scope } = scopes[scopeName]!

    describe.each(['versioned', 'unversioned'])('at a %s URL', (kind) => {
      test.each(sources)('from the %s', async (source) => {
        const root = kind === 'versioned' ? '/v3' : '/identity'
        const settings = settingsAt(cloud.url, way, root, scopeSettings)
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

/** The requests with their bodies, in order. */
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

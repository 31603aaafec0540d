import { MagnumError } from '../../foundation/errors'
import { nearest } from '../../foundation/nearest'
import { type Access, accessWithout } from './access'
import { methodNeeds } from './token-request'
import { identityRoot } from './identity-url'
import { logIn, type LoginContext } from './login'
import { type Settings, valueOf } from './settings'

/** Required settings of an auth type: one of each list. */
export type Needs = readonly (readonly string[])[]

/** An auth type. */
export interface AuthType {
  name: string
  needs: (settings: Settings) => Needs
  /** Whether the login can be cached, because it consists only of a Keystone token. */
  cacheable: boolean
  logIn: (context: LoginContext) => Promise<Access>
}

/** Auth types that use Keystone's own methods. */
function keystone(name: string, method: string, options = { scoped: true }): AuthType {
  return {
    name,
    needs: () => [['auth_url'], ...(methodNeeds[method] ?? [])],
    cacheable: true,
    logIn: async (context) => logIn(context, await identityRoot(context, name), [method], options),
  }
}

const ofProvider: Needs = [['auth_url'], ['identity_provider'], ['protocol'], ['client_id']]

/** Auth types that use an OpenID Connect provider; their code is loaded on demand. */
function oidc(
  name: string,
  needs: Needs,
  grant: 'passwordGrant' | 'clientCredentialsGrant' | 'deviceGrant',
): AuthType {
  return {
    name,
    needs: () => [...ofProvider, ...needs],
    cacheable: true,
    logIn: async (context) => {
      const flows = await import('./oidc')
      return flows.logInByOidc(context, flows[grant])
    },
  }
}

const tokenEndpoint = ['access_token_endpoint', 'discovery_endpoint']
const endpoint = ['endpoint_override', 'endpoint']

const authTypes: readonly AuthType[] = [
  keystone('password', 'password'),
  keystone('v3password', 'password'),
  keystone('token', 'token'),
  keystone('v3token', 'token'),
  keystone('v3totp', 'totp'),
  // The scope is part of the credential: Keystone refuses any other.
  keystone('v3applicationcredential', 'application_credential', { scoped: false }),
  {
    name: 'v3multifactor',
    needs: (settings) => [
      ['auth_url'],
      ['auth_methods'],
      ...factors(settings).flatMap((method) => methodNeeds[method] ?? []),
    ],
    cacheable: true,
    logIn: async (context) =>
      logIn(context, await identityRoot(context, 'v3multifactor'), factors(context.settings), {
        scoped: true,
      }),
  },
  oidc('v3oidcpassword', [tokenEndpoint, ['username'], ['password']], 'passwordGrant'),
  oidc('v3oidcclientcredentials', [tokenEndpoint, ['client_secret']], 'clientCredentialsGrant'),
  oidc(
    'v3oidcdeviceauthz',
    [tokenEndpoint, ['device_authorization_endpoint', 'discovery_endpoint']],
    'deviceGrant',
  ),
  {
    name: 'v3oidcauthcode',
    needs: () => [...ofProvider, tokenEndpoint, ['authorization_endpoint', 'discovery_endpoint', 'code']],
    cacheable: true,
    logIn: async (context) => {
      const [{ logInByOidc }, { authorizationCodeGrant }] = await Promise.all([
        import('./oidc'),
        import('./browser-login'),
      ])
      return logInByOidc(context, authorizationCodeGrant)
    },
  },
  {
    name: 'v3oidcaccesstoken',
    needs: () => [['auth_url'], ['identity_provider'], ['protocol'], ['access_token']],
    cacheable: true,
    logIn: async (context) => {
      const { logInByOidc } = await import('./oidc')
      return logInByOidc(context, ({ settings }) => Promise.resolve(valueOf(settings, 'access_token') ?? ''))
    },
  },
  {
    name: 'v3oauth2clientcredential',
    needs: () => [['auth_url'], ['oauth2_endpoint'], ['oauth2_client_id'], ['oauth2_client_secret']],
    // The additional bearer token has its own expiry.
    cacheable: false,
    logIn: async (context) => (await import('./oauth2')).logInByClientCredential(context),
  },
  {
    name: 'none',
    needs: () => [endpoint],
    cacheable: false,
    logIn: () => Promise.resolve(accessWithout({})),
  },
  {
    name: 'admin_token',
    needs: () => [endpoint, ['token']],
    cacheable: false,
    logIn: ({ settings }) =>
      Promise.resolve(accessWithout({ 'X-Auth-Token': valueOf(settings, 'token') ?? '' })),
  },
  {
    name: 'http_basic',
    needs: () => [endpoint, ['username'], ['password']],
    cacheable: false,
    logIn: async ({ settings }) => {
      const { basic } = await import('./oauth2')
      return accessWithout({
        Authorization: basic(valueOf(settings, 'username'), valueOf(settings, 'password')),
      })
    },
  },
]

/** Auth types of keystoneauth that are not supported, but look like misspellings of others. */
const unsupported = ['v2password', 'v2token']

/** What other clients call types of this one (cinderclient, gnocchiclient, aodhclient). */
function usualName(name: string): string | undefined {
  if (name.endsWith('noauth')) return 'none'
  return name.endsWith('basic') ? 'http_basic' : undefined
}

/** The methods of a v3multifactor login, written like auth types: `v3password,v3totp`. */
function factors(settings: Settings): string[] {
  const names: Readonly<Record<string, string>> = { applicationcredential: 'application_credential' }
  return (valueOf(settings, 'auth_methods') ?? '')
    .split(',')
    .map((method) => method.trim().replace(/^v3/, ''))
    .filter((method) => method !== '')
    .map((method) => names[method] ?? method)
}

/**
 * The auth type of the settings. Without an `auth_type` it follows from the other settings, as in the
 * old client (v1/client.py) and in osc_lib (client_config.py, `_auth_select_default_plugin`).
 *
 * @throws MagnumError `failed` for an unknown or unsupported one
 */
export function authTypeOf(settings: Settings): AuthType {
  const name = settings.has('auth_type') ? namedType(settings) : impliedType(settings)
  const type = authTypes.find((candidate) => candidate.name === name)
  if (type) return type
  const names = authTypes.map((candidate) => candidate.name)
  const meant = unsupported.includes(name) ? undefined : (usualName(name) ?? nearest(name, names))
  const way =
    meant === undefined
      ? 'Let openstack log in, and give its token: OS_AUTH_TYPE=token OS_TOKEN=$(openstack token issue -f value -c id).'
      : `Did you mean ${meant}?`
  throw new MagnumError('failed', `The auth type ${name} is not supported by this client`, {
    hint: `${way} Supported are: ${names.join(', ')}.`,
  })
}

// openstacksdk, config/loader.py, `auth_config_hook`: an empty type is none, token_endpoint the old admin_token.
function namedType(settings: Settings): string {
  const name = valueOf(settings, 'auth_type')?.toLowerCase() ?? 'none'
  return name === 'token_endpoint' ? 'admin_token' : name
}

function impliedType(settings: Settings): string {
  const has = (...names: string[]) => names.some((name) => valueOf(settings, name))
  if (has('token') && has(...endpoint)) return 'admin_token'
  if (has('username', 'user_id') && !has('application_credential_secret')) return 'password'
  if (has('token')) return 'token'
  return has('application_credential_secret') ? 'v3applicationcredential' : 'password'
}

import { secrets } from './keystone-rules'

/** A way to log in and its expected requests. */
export interface Way {
  settings: Record<string, string>
  /** The identity sent to Keystone; undefined without a request to Keystone. */
  identity?: unknown
  /** The form of the preceding `POST /idp/token`. */
  before?: Record<string, unknown>
  /** The headers sent to Magnum. Default: the first token. */
  headers?: Record<string, string | undefined>
  /** Whether the user cannot choose the scope. */
  fixedScope?: boolean
  /** Whether v3 is assumed for any auth URL. */
  asksNoVersion?: boolean
  /** Whether an unscoped token is exchanged for a scoped one. */
  rescopes?: boolean
  /** Whether an endpoint override is required. */
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

export const ways: Readonly<Record<string, Way>> = {
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
  'v3oidcauthcode with a code': {
    settings: {
      auth_type: 'v3oidcauthcode',
      ...provider,
      code: secrets.code,
      redirect_uri: 'https://horizon.example/callback',
      access_token_endpoint: '{cloud}/idp/token',
    },
    before: {
      'POST /idp/token': {
        grant_type: 'authorization_code',
        code: secrets.code,
        redirect_uri: 'https://horizon.example/callback',
      },
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

export const scopes: Readonly<Record<string, { settings: Record<string, string>; scope: unknown }>> = {
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

/** The settings of a way, with `{cloud}` replaced by the URL of the cloud. */
export function settingsAt(url: string, way: Way, root: string, scope: Record<string, string>) {
  const asksKeystone = way.identity !== undefined || way.rescopes === true
  const settings = {
    ...(asksKeystone ? { auth_url: `${url}${root}` } : {}),
    ...(way.needsEndpoint ? { endpoint_override: `${url}/container-infra/v1` } : {}),
    ...way.settings,
    ...scope,
  }
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => [key, value.replace('{cloud}', url)]),
  )
}

/** The settings as environment variables. */
export function asVariables(settings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [`OS_${name.toUpperCase()}`, value]),
  )
}

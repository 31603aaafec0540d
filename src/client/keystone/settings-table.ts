/** A setting of login or connection. All code that reads, shows or explains settings uses this table. */
export interface LoginSetting {
  /** openstacksdk's name: the key in clouds.yaml and, by default, `OS_<NAME>` and `--os-<name>`. */
  name: string
  /** One line, without a full stop. */
  help: string
  /** Other names, which override `name` in the same source. */
  aliases?: readonly string[]
  /** Former names, which `name` overrides. */
  formerly?: readonly string[]
  /** Further environment variables, after `OS_<NAME>`. */
  variables?: readonly string[]
  /** Whether its place in clouds.yaml is next to `auth:`, not in it. */
  beside?: boolean
  /** Never shown. */
  secret?: boolean
  /** The setting for the name, if this is the ID. */
  twin?: string
  /** Whether it has no influence on the token, so that the cache key excludes it. */
  sameToken?: boolean
  /** The command-line option; false for none. */
  option?: OptionFacts | false
  /** Hidden options of the old client for other names of the setting. */
  oldOptions?: readonly OldOption[]
}

/** The command-line option of a setting. */
export interface OptionFacts {
  /** Default: `--os-<name>`. */
  flag?: string
  /** Other spellings of the option. */
  alsoSpelt?: readonly string[]
  /** Default: a word. */
  takes?: 'word' | 'switch' | 'seconds' | 'count'
  metavar?: string
  completes?: 'file'
  /** Whether the old client lacked it. */
  added?: boolean
}

export interface OldOption extends OptionFacts {
  /** One of the setting's aliases or former names. */
  name: string
  help: string
}

/** Service-specific keys of a setting, which override general ones (openstacksdk, cloud_region.py, `_get_config`). */
export const ofService = (name: string) =>
  ['container_infrastructure_management', 'container_infrastructure', 'container_infra'].map(
    (prefix) => `${prefix}_${name}`,
  )

/** The settings shown in help, in this order. */
export const usualSettings: readonly LoginSetting[] = [
  {
    name: 'auth_type',
    help: 'Authentication type: password, token, v3applicationcredential and others',
    aliases: ['auth_plugin'],
    beside: true,
    option: { alsoSpelt: ['--os-auth-plugin'], added: true },
  },
  { name: 'auth_url', help: 'URL of Keystone' },
  { name: 'username', help: 'User name', aliases: ['user_name'] },
  { name: 'user_id', help: 'User ID', twin: 'username' },
  { name: 'password', help: "User's password", secret: true },
  { name: 'user_domain_id', help: "ID of the user's domain", twin: 'user_domain_name' },
  { name: 'user_domain_name', help: "Name of the user's domain" },
  {
    name: 'project_id',
    help: 'Project ID',
    formerly: ['tenant_id'],
    twin: 'project_name',
    oldOptions: [{ name: 'tenant_id', help: 'Old name of the project ID' }],
  },
  {
    name: 'project_name',
    help: 'Project name',
    formerly: ['tenant_name'],
    oldOptions: [{ name: 'tenant_name', help: 'Old name of the project name' }],
  },
  { name: 'project_domain_id', help: "ID of the project's domain", twin: 'project_domain_name' },
  { name: 'project_domain_name', help: "Name of the project's domain" },
  { name: 'token', help: 'Token issued by Keystone', formerly: ['auth_token'], secret: true },
  {
    name: 'region_name',
    help: 'Region of the service',
    aliases: ofService('region_name'),
    beside: true,
    sameToken: true,
  },
  {
    name: 'interface',
    help: 'Interface of the endpoint: public, internal or admin',
    aliases: [...ofService('endpoint_type'), ...ofService('interface'), 'endpoint_type'],
    beside: true,
    sameToken: true,
    oldOptions: [
      {
        name: 'endpoint_type',
        help: 'Old name of --os-interface; overrides it',
        alsoSpelt: ['--endpoint-type', '--endpoint_type'],
      },
    ],
  },
  {
    name: 'service_type',
    help: 'Type of the service in the catalog',
    aliases: ofService('service_type'),
    beside: true,
    sameToken: true,
    option: { flag: '--service-type', alsoSpelt: ['--service_type'] },
  },
  {
    name: 'endpoint_override',
    help: "Use this URL instead of the catalog's",
    aliases: ['bypass_url', ...ofService('endpoint_override'), ...ofService('endpoint')],
    variables: ['BYPASS_URL'],
    beside: true,
    sameToken: true,
    oldOptions: [
      {
        name: 'bypass_url',
        help: 'Old name of --os-endpoint-override; overrides it',
        flag: '--bypass-url',
        alsoSpelt: ['--bypass_url'],
      },
    ],
  },
  {
    name: 'api_version',
    help: 'Microversion of the API: 1.N, or latest',
    aliases: [...ofService('default_microversion'), ...ofService('api_version')],
    variables: ['MAGNUM_API_VERSION'],
    beside: true,
    sameToken: true,
    option: {
      flag: '--magnum-api-version',
      alsoSpelt: ['--magnum_api_version', '--os-container-infra-api-version'],
      metavar: '<version>',
    },
  },
  {
    name: 'cacert',
    help: 'CA bundle used to verify the server',
    beside: true,
    option: { metavar: '<file>', completes: 'file' },
  },
  {
    name: 'cert',
    help: 'Client certificate',
    beside: true,
    option: { metavar: '<file>', completes: 'file', added: true },
  },
  {
    name: 'key',
    help: 'Private key of the client certificate',
    beside: true,
    option: { metavar: '<file>', completes: 'file', added: true },
  },
  {
    name: 'insecure',
    help: "Do not verify the server's certificate",
    variables: ['MAGNUMCLIENT_INSECURE'],
    beside: true,
    option: { flag: '--insecure', takes: 'switch' },
  },
  {
    name: 'cache',
    help: 'Cache the token between commands',
    beside: true,
    sameToken: true,
    option: { takes: 'switch' },
  },
  {
    name: 'timeout',
    help: 'Time limit of one request, in seconds (default: 600)',
    aliases: ['api_timeout'],
    beside: true,
    sameToken: true,
    option: { flag: '--timeout', takes: 'seconds', added: true },
  },
  {
    name: 'retries',
    help: 'Number of retries of a failed request (default: 3)',
    aliases: [...ofService('connect_retries'), ...ofService('status_code_retries')],
    beside: true,
    option: { flag: '--retries', takes: 'count', metavar: '<n>', added: true },
  },
]

/** Rarely used login settings, omitted from help. The old client had none of them. */
export const rareSettings: readonly LoginSetting[] = [
  { name: 'domain_id', help: 'ID of the domain that the token is scoped to', twin: 'domain_name' },
  { name: 'domain_name', help: 'Name of the domain that the token is scoped to' },
  {
    name: 'default_domain_id',
    help: 'ID of the domain of user and project, unless they have their own',
    aliases: ['default_domain'],
  },
  { name: 'default_domain_name', help: 'Name of the domain of user and project, unless they have their own' },
  { name: 'system_scope', help: 'Scope of the token: all, for the whole system' },
  // Like a token, a trust grants access to its trustee.
  { name: 'trust_id', help: 'ID of the trust that the token is scoped to', secret: true },
  { name: 'unscoped', help: 'true for a token without a scope' },
  { name: 'passcode', help: 'TOTP passcode', secret: true },
  {
    name: 'application_credential_id',
    help: 'ID of an application credential',
    twin: 'application_credential_name',
  },
  { name: 'application_credential_name', help: 'Name of an application credential of the user' },
  { name: 'application_credential_secret', help: 'Secret of the application credential', secret: true },
  { name: 'auth_methods', help: 'Methods of v3multifactor: v3password,v3totp' },
  { name: 'identity_provider', help: 'Name of the identity provider in Keystone' },
  { name: 'protocol', help: 'Name of the federation protocol in Keystone' },
  { name: 'client_id', help: 'Client ID at the OpenID Connect provider' },
  { name: 'client_secret', help: 'Client secret at the OpenID Connect provider', secret: true },
  { name: 'openid_scope', help: 'Scope requested from the OpenID Connect provider (openid profile)' },
  { name: 'discovery_endpoint', help: "URL of the provider's discovery document" },
  { name: 'access_token_endpoint', help: "URL of the provider's token endpoint" },
  { name: 'access_token_type', help: 'Type of token to use: access_token or id_token' },
  { name: 'access_token', help: 'Access token of the provider', secret: true },
  { name: 'idp_otp_key', help: 'One-time password for the provider', secret: true },
  { name: 'authorization_endpoint', help: "URL of the provider's login page" },
  {
    name: 'redirect_uri',
    help: 'Redirect URI on this machine (a free port of 127.0.0.1)',
  },
  {
    name: 'code',
    help: 'Authorization code of the provider, instead of a login in the browser',
    formerly: ['authorization_code'],
    secret: true,
  },
  { name: 'device_authorization_endpoint', help: "URL of the provider's device authorization endpoint" },
  { name: 'code_challenge_method', help: 'PKCE method of a login in the browser (S256)' },
  { name: 'oauth2_endpoint', help: "URL of Keystone's OAuth 2.0 token endpoint" },
  { name: 'oauth2_client_id', help: 'OAuth 2.0 client ID' },
  { name: 'oauth2_client_secret', help: 'OAuth 2.0 client secret', secret: true },
  { name: 'endpoint', help: 'URL of the service for a login without a catalog', aliases: ['url'] },
  {
    name: 'service_name',
    help: 'Name of the service in the catalog',
    aliases: ofService('service_name'),
    beside: true,
    sameToken: true,
  },
  { name: 'identity_api_version', help: 'Version of the identity API; only 3 is supported', beside: true },
  // The equivalent of --insecure in files.
  { name: 'verify', help: "Whether to verify the server's certificate", beside: true, option: false },
]

/** All settings that this client reads; other keys of clouds.yaml are ignored. */
export const loginSettings: readonly LoginSetting[] = [...usualSettings, ...rareSettings]

const secrets = new Set(loginSettings.filter(({ secret }) => secret).map(({ name }) => name))

/** Whether the setting of this name is secret. */
export function isSecret(name: string): boolean {
  return secrets.has(name)
}

/** The names of a setting within a source, in order of precedence. */
export function namesOf({ name, aliases = [], formerly = [] }: LoginSetting): string[] {
  return [...aliases, name, ...formerly]
}

/** The option for a name of the setting. */
export function flagOf({ name, option, oldOptions = [] }: LoginSetting, named = name): string {
  const facts = named === name ? option : oldOptions.find((old) => old.name === named)
  return (facts || undefined)?.flag ?? `--os-${named.replaceAll('_', '-')}`
}

/** The environment variables of a setting, in order of precedence. */
export function variablesOf({ name, variables = [] }: LoginSetting): [string, ...string[]] {
  return [`OS_${name.toUpperCase()}`, ...variables]
}

/** The path of a setting in an entry of clouds.yaml. */
export function keyOf({ name, beside }: LoginSetting): string {
  return beside ? name : `auth.${name}`
}

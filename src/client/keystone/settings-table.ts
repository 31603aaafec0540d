/** A setting of the login or of the connection: everything that reads, shows or explains it is made from its row. */
export interface LoginSetting {
  /** openstacksdk's name: the key in clouds.yaml and, unless a row says otherwise, `OS_<NAME>` and `--os-<name>`. */
  name: string
  /** One line, without a full stop. */
  help: string
  /** Other names of it, which win over its own where both are given in one place. */
  aliases?: readonly string[]
  /** Old names of it, which give way to its own. */
  formerly?: readonly string[]
  /** Further environment variables, after `OS_<NAME>`. */
  variables?: readonly string[]
  /** Stands beside `auth:` in clouds.yaml, and not in it. */
  beside?: boolean
  /** Never shown. */
  secret?: boolean
  /** The setting that says by name what this one says by id. */
  twin?: string
  /** Makes no other token: left out of the name under which a token is kept. */
  sameToken?: boolean
  /** The option on the command line; false where there is none. */
  option?: OptionFacts | false
  /** Options of the old client for other names of the setting. They work, and are left out of the help. */
  oldOptions?: readonly OldOption[]
}

/** How a setting is given on the command line. */
export interface OptionFacts {
  /** `--os-<name>` if not given. */
  flag?: string
  /** Other spellings of the option. */
  alsoSpelt?: readonly string[]
  /** A word if not given. */
  takes?: 'word' | 'switch' | 'seconds' | 'integer'
  metavar?: string
  completes?: 'file'
  /** The old client did not have it. */
  added?: boolean
}

export interface OldOption extends OptionFacts {
  /** One of the setting's aliases or former names. */
  name: string
  help: string
}

/** container-infra's own keys of a setting: they win over the general ones (openstacksdk, config/cloud_region.py, `_get_config`). */
export const ofService = (name: string) =>
  ['container_infrastructure_management', 'container_infrastructure', 'container_infra'].map(
    (prefix) => `${prefix}_${name}`,
  )

/** The settings that the help shows, in its order. */
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
        help: 'Old name of the interface; wins over it',
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
        help: 'Old name of --os-endpoint-override; wins over it',
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
    help: 'Time limit of one request (600)',
    aliases: ['api_timeout'],
    beside: true,
    sameToken: true,
    option: { flag: '--timeout', takes: 'seconds', added: true },
  },
  {
    name: 'retries',
    help: 'Number of retries of a failed request (3)',
    aliases: [...ofService('connect_retries'), ...ofService('status_code_retries')],
    beside: true,
    option: { flag: '--retries', takes: 'integer', metavar: '<n>', added: true },
  },
]

/** Settings of logins that few need. They work like the others, but do not crowd the help; the old client had none. */
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
  // Whoever the trust is for is let in by it, as by a token.
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
  // The file's way to say what --insecure says.
  { name: 'verify', help: "Whether to verify the server's certificate", beside: true, option: false },
]

/** Every setting that this client reads; any other key of clouds.yaml is none of its business. */
export const loginSettings: readonly LoginSetting[] = [...usualSettings, ...rareSettings]

const secrets = new Set(loginSettings.filter(({ secret }) => secret).map(({ name }) => name))

/** Whether the setting of this name is never shown. */
export function isSecret(name: string): boolean {
  return secrets.has(name)
}

/** The names that a setting may have in one place, the one that wins first. */
export function namesOf({ name, aliases = [], formerly = [] }: LoginSetting): string[] {
  return [...aliases, name, ...formerly]
}

/** The option for a name of the setting. */
export function flagOf({ name, option, oldOptions = [] }: LoginSetting, named = name): string {
  const facts = named === name ? option : oldOptions.find((old) => old.name === named)
  return (facts || undefined)?.flag ?? `--os-${named.replaceAll('_', '-')}`
}

/** The environment variables that are read for a setting under its own name, the one that wins first. */
export function variablesOf({ name, variables = [] }: LoginSetting): [string, ...string[]] {
  return [`OS_${name.toUpperCase()}`, ...variables]
}

/** Where the setting stands in an entry of clouds.yaml. */
export function keyOf({ name, beside }: LoginSetting): string {
  return beside ? name : `auth.${name}`
}

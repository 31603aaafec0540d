/** A setting of the login or of the connection, under the name that openstacksdk gives it. */
export interface CloudOption {
  name: string
  /** Other names of it, which win over its own where both are given in one place. */
  aliases?: readonly string[]
  /** Old names of it, which give way to its own. */
  formerly?: readonly string[]
  /** Beside `auth:` in clouds.yaml, and not in it. */
  beside?: boolean
  /** Never shown. */
  secret?: boolean
  /** Further environment variables, after `OS_<NAME>`. */
  variables?: readonly string[]
}

/** container-infra's own keys of a setting: they win over the general ones (openstacksdk, config/cloud_region.py, `_get_config`). */
export const ofService = (name: string) =>
  ['container_infrastructure_management', 'container_infrastructure', 'container_infra'].map(
    (prefix) => `${prefix}_${name}`,
  )

/** Every setting that this client reads; any other key of clouds.yaml is none of its business. */
export const cloudOptions: readonly CloudOption[] = [
  { name: 'auth_url' },
  { name: 'username', aliases: ['user_name'] },
  { name: 'user_id' },
  { name: 'password', secret: true },
  { name: 'user_domain_id' },
  { name: 'user_domain_name' },
  { name: 'project_id', formerly: ['tenant_id'] },
  { name: 'project_name', formerly: ['tenant_name'] },
  { name: 'project_domain_id' },
  { name: 'project_domain_name' },
  { name: 'domain_id' },
  { name: 'domain_name' },
  { name: 'default_domain_id', aliases: ['default_domain'] },
  { name: 'default_domain_name' },
  { name: 'system_scope' },
  // Whoever the trust is for is let in by it, as by a token.
  { name: 'trust_id', secret: true },
  { name: 'unscoped' },
  { name: 'token', formerly: ['auth_token'], secret: true },
  { name: 'passcode', secret: true },
  { name: 'application_credential_id' },
  { name: 'application_credential_name' },
  { name: 'application_credential_secret', secret: true },
  { name: 'auth_methods' },
  { name: 'identity_provider' },
  { name: 'protocol' },
  { name: 'client_id' },
  { name: 'client_secret', secret: true },
  { name: 'openid_scope' },
  { name: 'discovery_endpoint' },
  { name: 'access_token_endpoint' },
  { name: 'access_token_type' },
  { name: 'access_token', secret: true },
  { name: 'idp_otp_key', secret: true },
  { name: 'device_authorization_endpoint' },
  { name: 'code_challenge_method' },
  { name: 'oauth2_endpoint' },
  { name: 'oauth2_client_id' },
  { name: 'oauth2_client_secret', secret: true },
  { name: 'auth_type', aliases: ['auth_plugin'], beside: true },
  { name: 'identity_api_version', beside: true },
  { name: 'region_name', aliases: ofService('region_name'), beside: true },
  {
    name: 'interface',
    aliases: [...ofService('endpoint_type'), ...ofService('interface'), 'endpoint_type'],
    beside: true,
  },
  { name: 'service_type', aliases: ofService('service_type'), beside: true },
  { name: 'service_name', aliases: ofService('service_name'), beside: true },
  {
    name: 'endpoint_override',
    aliases: ['bypass_url', ...ofService('endpoint_override'), ...ofService('endpoint')],
    variables: ['BYPASS_URL'],
    beside: true,
  },
  { name: 'endpoint', aliases: ['url'] },
  {
    name: 'api_version',
    aliases: [...ofService('default_microversion'), ...ofService('api_version')],
    variables: ['MAGNUM_API_VERSION'],
    beside: true,
  },
  { name: 'cacert', beside: true },
  { name: 'cert', beside: true },
  { name: 'key', beside: true },
  { name: 'verify', beside: true },
  { name: 'insecure', variables: ['MAGNUMCLIENT_INSECURE'], beside: true },
  { name: 'timeout', aliases: ['api_timeout'], beside: true },
  {
    name: 'retries',
    aliases: [...ofService('connect_retries'), ...ofService('status_code_retries')],
    beside: true,
  },
  { name: 'cache', beside: true },
]

/** The names that a setting may have in one place, the one that wins first. */
export function namesOf({ name, aliases = [], formerly = [] }: CloudOption): string[] {
  return [...aliases, name, ...formerly]
}

// Options that are not spelt `--os-<name>`, as in the old client's shell.py.
const flags: Readonly<Record<string, string>> = {
  service_type: '--service-type',
  bypass_url: '--bypass-url',
  api_version: '--magnum-api-version',
  insecure: '--insecure',
  timeout: '--timeout',
  retries: '--retries',
}

/** How an option is written on the command line, as a variable and in clouds.yaml. */
export function spellings(name: string): { flag: string; variable: string; key: string } {
  const option = cloudOptions.find((candidate) => candidate.name === name)
  return {
    flag: flags[name] ?? `--os-${name.replaceAll('_', '-')}`,
    variable: `OS_${name.toUpperCase()}`,
    key: option?.beside ? name : `auth.${name}`,
  }
}

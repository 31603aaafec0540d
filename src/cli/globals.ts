import type { Options } from './definition'
import { loginOptions, loginPrefix } from './login-options'
import type { OpenOptions } from './option-set'
import { flag, integer, seconds, text } from './parameters'

/**
 * Options that stand before or after any command, but for those of `loginOptions`. Their variables are read where the
 * settings are put together.
 */
export const globalOptions = {
  version: flag('--version', { help: 'Print the version of this program' }),
  debug: flag('--debug', { help: 'Show every exchange with the cloud on stderr, secrets replaced' }),
  timing: flag('--timing', {
    help: 'Show how long each request took',
    added: true,
    aliases: ['--collect-timing'],
  }),
  cloud: text('--os-cloud', {
    help: 'Name of the cloud in clouds.yaml',
    env: ['OS_CLOUD'],
    completes: 'cloud',
  }),
  authType: text('--os-auth-type', {
    help: 'How to log in: password, token, v3applicationcredential and others',
    env: ['OS_AUTH_TYPE'],
    aliases: ['--os-auth-plugin'],
    added: true,
  }),
  authUrl: text('--os-auth-url', { help: "Keystone's URL", env: ['OS_AUTH_URL'] }),
  username: text('--os-username', { help: 'User name', env: ['OS_USERNAME'] }),
  userId: text('--os-user-id', { help: 'User id', env: ['OS_USER_ID'] }),
  password: text('--os-password', { help: "The user's password", env: ['OS_PASSWORD'] }),
  userDomainId: text('--os-user-domain-id', { help: "Id of the user's domain", env: ['OS_USER_DOMAIN_ID'] }),
  userDomainName: text('--os-user-domain-name', {
    help: "Name of the user's domain",
    env: ['OS_USER_DOMAIN_NAME'],
  }),
  projectId: text('--os-project-id', { help: 'Project id', env: ['OS_PROJECT_ID'] }),
  projectName: text('--os-project-name', { help: 'Project name', env: ['OS_PROJECT_NAME'] }),
  tenantId: text('--os-tenant-id', {
    help: 'Old name of the project id',
    env: ['OS_TENANT_ID'],
    hidden: true,
  }),
  tenantName: text('--os-tenant-name', {
    help: 'Old name of the project name',
    env: ['OS_TENANT_NAME'],
    hidden: true,
  }),
  projectDomainId: text('--os-project-domain-id', {
    help: "Id of the project's domain",
    env: ['OS_PROJECT_DOMAIN_ID'],
  }),
  projectDomainName: text('--os-project-domain-name', {
    help: "Name of the project's domain",
    env: ['OS_PROJECT_DOMAIN_NAME'],
  }),
  token: text('--os-token', { help: 'A token that Keystone has issued', env: ['OS_TOKEN'] }),
  regionName: text('--os-region-name', { help: 'Region of the service', env: ['OS_REGION_NAME'] }),
  interface: text('--os-interface', {
    help: 'Interface of the endpoint: public, internal or admin',
    env: ['OS_INTERFACE'],
  }),
  endpointType: text('--os-endpoint-type', {
    help: 'Old name of the interface; wins over it',
    env: ['OS_ENDPOINT_TYPE'],
    aliases: ['--endpoint-type', '--endpoint_type'],
    hidden: true,
  }),
  serviceType: text('--service-type', {
    help: 'Type of the service in the catalog',
    aliases: ['--service_type'],
  }),
  endpointOverride: text('--os-endpoint-override', {
    help: "Use this URL in place of the catalog's",
    env: ['OS_ENDPOINT_OVERRIDE'],
  }),
  bypassUrl: text('--bypass-url', {
    help: 'Old name of --os-endpoint-override; wins over it',
    env: ['BYPASS_URL'],
    aliases: ['--bypass_url'],
    hidden: true,
  }),
  apiVersion: text('--magnum-api-version', {
    help: 'Microversion of the API: 1.N, or latest',
    metavar: '<version>',
    env: ['MAGNUM_API_VERSION'],
    aliases: ['--magnum_api_version', '--os-container-infra-api-version'],
  }),
  cacert: text('--os-cacert', {
    help: 'Certificates that the cloud is checked against',
    metavar: '<file>',
    env: ['OS_CACERT'],
    completes: 'file',
  }),
  cert: text('--os-cert', {
    help: 'Certificate to show to the cloud',
    metavar: '<file>',
    env: ['OS_CERT'],
    completes: 'file',
    added: true,
  }),
  key: text('--os-key', {
    help: 'Private key of that certificate',
    metavar: '<file>',
    env: ['OS_KEY'],
    completes: 'file',
    added: true,
  }),
  insecure: flag('--insecure', {
    help: "Do not check the cloud's certificate",
    env: ['MAGNUMCLIENT_INSECURE', 'OS_INSECURE'],
  }),
  cache: flag('--os-cache', { help: 'Keep the token for the next command', env: ['OS_CACHE'] }),
  timeout: seconds('--timeout', { help: 'Time limit of one request (600)', added: true }),
  retries: integer('--retries', {
    help: 'How often a failed request is repeated (3)',
    metavar: '<n>',
    added: true,
  }),
  color: text('--color', {
    help: 'Colour in what is printed',
    metavar: '<when>',
    choices: ['auto', 'always', 'never'],
    added: true,
  }),
  dryRun: flag('--dry-run', {
    help: 'Show the requests that would change something, and send none',
    added: true,
  }),
  profile: text('--profile', {
    help: 'HMAC key of the OSprofiler',
    metavar: '<hmac-key>',
    env: ['OS_PROFILE'],
    hidden: true,
  }),
} satisfies Options

export const openGlobals: OpenOptions = {
  scope: 'global',
  options: globalOptions,
  more: { prefix: loginPrefix, make: loginOptions },
}

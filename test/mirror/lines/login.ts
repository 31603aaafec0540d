import { endpoint, issued } from '../keystone'
import type { Line } from '../pair'

const list = ['cluster-list']
const bare = {
  OS_AUTH_URL: undefined,
  OS_USERNAME: undefined,
  OS_PASSWORD: undefined,
  OS_PROJECT_NAME: undefined,
}
const options =
  '--os-auth-url $SERVICE/identity/v3 --os-username demo --os-password secret --os-project-name demo'.split(
    ' ',
  )
const catalog = (...endpoints: ReturnType<typeof endpoint>[]) => ({
  'POST /identity/v3/auth/tokens': issued(endpoints),
})
const regions = catalog(
  endpoint('container-infra', '$SERVICE/one/v1', 'public', 'RegionOne'),
  endpoint('container-infra', '$SERVICE/two/v1', 'public', 'RegionTwo'),
  endpoint('container-infra', '$SERVICE/internal/v1', 'internal', 'RegionOne'),
  endpoint('container-infra', '$SERVICE/admin/v1', 'admin', 'RegionOne'),
)

/** Every global option and variable, with the catalogs that they select from. */
export const logins: readonly Line[] = [
  { argv: list },
  // Each option instead of its variable.
  { argv: [...options, ...list], env: bare },
  {
    argv: [
      '--os-auth-url=$SERVICE/identity/v3',
      '--os-username=demo',
      '--os-password=secret',
      '--os-project-name=demo',
      ...list,
    ],
    env: bare,
  },
  {
    argv: [...options, '--os-user-domain-name', 'Default', '--os-project-domain-name', 'Default', ...list],
    env: { ...bare, OS_USER_DOMAIN_ID: undefined, OS_PROJECT_DOMAIN_ID: undefined },
  },
  {
    argv: ['--os-user-id', 'u1', '--os-project-id', 'p1', ...list],
    env: {
      OS_USERNAME: undefined,
      OS_PROJECT_NAME: undefined,
      OS_USER_DOMAIN_ID: undefined,
      OS_PROJECT_DOMAIN_ID: undefined,
    },
  },
  { argv: ['--os-tenant-name', 'old', ...list], env: { OS_PROJECT_NAME: undefined } },
  { argv: ['--os-tenant-id', 'old', ...list], env: { OS_PROJECT_NAME: undefined } },
  { argv: ['--os-project-id', 'p1', '--os-tenant-id', 'p2', ...list], env: { OS_PROJECT_NAME: undefined } },
  { argv: ['--os-user', 'demo', ...list] },
  { argv: ['--os-use', 'demo', ...list] },
  { argv: ['--os-usern', 'demo', ...list], env: { OS_USERNAME: undefined } },
  { argv: ['--os-username', ...list] },
  { argv: ['--os-username', 'other', '--os-username', 'demo', ...list] },
  // Each variable instead of its option.
  { argv: list, env: { OS_USERNAME: undefined, OS_USER_ID: 'u1', OS_USER_DOMAIN_ID: undefined } },
  { argv: list, env: { OS_PROJECT_NAME: undefined, OS_PROJECT_ID: 'p1', OS_PROJECT_DOMAIN_ID: undefined } },
  { argv: list, env: { OS_PROJECT_NAME: undefined, OS_TENANT_NAME: 'old' } },
  { argv: list, env: { OS_PROJECT_NAME: undefined, OS_TENANT_ID: 'old', OS_PROJECT_DOMAIN_ID: undefined } },
  { argv: list, env: { OS_USER_DOMAIN_ID: undefined, OS_USER_DOMAIN_NAME: 'Default' } },
  { argv: list, env: { OS_PROJECT_DOMAIN_ID: undefined, OS_PROJECT_DOMAIN_NAME: 'Default' } },
  { argv: list, env: { OS_PROJECT_NAME: '', OS_TENANT_NAME: 'old' } },
  { argv: ['--os-project-name', 'demo', ...list], env: { OS_PROJECT_NAME: 'other' } },
  { argv: list, env: { OS_PASSWORD: 'wrong' } },
  { argv: list, env: { OS_PASSWORD: undefined } },
  { argv: list, env: { OS_USERNAME: undefined } },
  { argv: list, env: { OS_PROJECT_NAME: undefined } },
  { argv: list, env: { OS_AUTH_URL: undefined } },
  { argv: list, env: bare },
  { argv: ['--os-cloud', 'nowhere', ...list], env: bare },
  // The auth URL with and without version and trailing slash.
  { argv: list, env: { OS_AUTH_URL: '$SERVICE/identity' } },
  { argv: list, env: { OS_AUTH_URL: '$SERVICE/identity/' } },
  { argv: list, env: { OS_AUTH_URL: '$SERVICE/identity/v3/' } },
  // Missing domains.
  { argv: list, env: { OS_USER_DOMAIN_ID: undefined, OS_PROJECT_DOMAIN_ID: undefined } },
  // Regions and interfaces.
  { argv: list, answers: regions },
  { argv: ['--os-region-name', 'RegionTwo', ...list], answers: regions },
  { argv: list, env: { OS_REGION_NAME: 'RegionTwo' }, answers: regions },
  {
    argv: ['--os-region-name', 'RegionOne', ...list],
    env: { OS_REGION_NAME: 'RegionTwo' },
    answers: regions,
  },
  { argv: ['--os-region-name', 'Nowhere', ...list], answers: regions },
  { argv: ['--os-interface', 'internal', ...list], answers: regions },
  { argv: ['--os-interface', 'internalURL', ...list], answers: regions },
  { argv: ['--os-interface=admin', ...list], answers: regions },
  { argv: list, env: { OS_INTERFACE: 'internal' }, answers: regions },
  { argv: list, env: { OS_INTERFACE: '' }, answers: regions },
  { argv: ['--os-endpoint-type', 'internal', ...list], answers: regions },
  { argv: ['--endpoint-type', 'internalURL', ...list], answers: regions },
  { argv: ['--endpoint_type', 'adminURL', ...list], answers: regions },
  { argv: list, env: { OS_ENDPOINT_TYPE: 'internalURL' }, answers: regions },
  { argv: ['--os-interface', 'admin', ...list], env: { OS_ENDPOINT_TYPE: 'internal' }, answers: regions },
  { argv: ['--os-interface', 'nothing', ...list], answers: regions },
  // Service types.
  { argv: list, answers: catalog(endpoint('container', '$SERVICE/v1')) },
  {
    argv: list,
    answers: catalog(endpoint('container', '$SERVICE/old/v1'), endpoint('container-infra', '$SERVICE/v1')),
  },
  { argv: ['--service-type', 'container', ...list], answers: catalog(endpoint('container', '$SERVICE/v1')) },
  { argv: ['--service-type', 'other', ...list], answers: catalog(endpoint('other', '$SERVICE/v1')) },
  { argv: ['--service-type', 'other', ...list], answers: catalog(endpoint('container', '$SERVICE/v1')) },
  { argv: list, answers: catalog(endpoint('compute', '$SERVICE/v2')) },
  { argv: list, answers: catalog() },
  // Endpoint overrides.
  { argv: ['--os-endpoint-override', '$SERVICE/v1', ...list] },
  { argv: ['--os-endpoint-override', '$SERVICE/v1/', ...list] },
  { argv: ['--bypass-url', '$SERVICE/v1', ...list] },
  { argv: ['--bypass-url', '$SERVICE/v1', '--os-endpoint-override', '$SERVICE/other', ...list] },
  { argv: list, env: { OS_ENDPOINT_OVERRIDE: '$SERVICE/v1' } },
  { argv: list, env: { BYPASS_URL: '$SERVICE/v1' } },
  { argv: ['--os-token', 'tok', '--os-endpoint-override', '$SERVICE/v1', ...list], env: bare },
  { argv: list, env: { ...bare, OS_TOKEN: 'tok', OS_ENDPOINT_OVERRIDE: '$SERVICE/v1' } },
  { argv: list, env: { ...bare, OS_TOKEN: 'tok', BYPASS_URL: '$SERVICE/v1/' } },
  {
    argv: ['cluster-create', 'x', '--cluster-template', 't'],
    env: { ...bare, OS_TOKEN: 'tok', OS_ENDPOINT_OVERRIDE: '$SERVICE' },
  },
  { argv: ['cluster-delete', 'x'], env: { ...bare, OS_TOKEN: 'tok', OS_ENDPOINT_OVERRIDE: '$SERVICE/v1' } },
  // Microversions.
  { argv: ['--magnum-api-version', '1.10', ...list] },
  { argv: ['--magnum-api-version', 'latest', ...list] },
  { argv: ['--magnum-api-version', '1.2.3', ...list] },
  { argv: ['--magnum-api-version=1.5', 'cluster-create', 'x', '--cluster-template', 't'] },
  { argv: list, env: { MAGNUM_API_VERSION: '1.7' } },
  { argv: ['--magnum-api-version', '1.8', ...list], env: { MAGNUM_API_VERSION: '1.7' } },
  { argv: ['--magnum-api-version', '1.2', 'cluster-update', 'x', 'replace', 'node_count=2'] },
  { argv: ['--magnum-api-version', '1.2', 'cluster-update', '--rollback', 'x', 'replace', 'node_count=2'] },
  { argv: ['--magnum-api-version', '1.3', 'cluster-update', '--rollback', 'x', 'replace', 'node_count=2'] },
  // The others.
  { argv: ['--debug', ...list] },
  { argv: ['--os-cache', ...list] },
  { argv: ['--insecure', ...list] },
  { argv: ['--os-cacert', '/dev/null', ...list] },
  { argv: ['--os-cache=1', ...list] },
  { argv: ['--profile', 'key', ...list] },
  { argv: ['--wrong', ...list] },
  { argv: ['--os', 'x', ...list] },
  { argv: ['wrong'] },
  { argv: [''] },
  { argv: [] },
  { argv: ['--debug'] },
  { argv: ['help'] },
  { argv: ['help', 'cluster-list'] },
  { argv: ['help', 'wrong'] },
  { argv: ['--help'] },
  { argv: ['-h'] },
  { argv: ['cluster-list', '--help'] },
  { argv: ['cluster-list', '--wrong', '-h'] },
  { argv: ['--version'] },
  { argv: ['cluster-list', '--version'] },
]

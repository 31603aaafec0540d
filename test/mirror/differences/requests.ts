import { endpoint, issued } from '../keystone'
import type { Expected } from '../expectation'
import { listOf } from '../magnum'
import { quota } from '../resources'
import { isChange, type Request } from '../service'
import { anything, type Difference } from './difference'

/** Differences in logins and requests. */
export const requestDifferences: readonly Difference[] = [
  {
    id: 'escaped',
    old: 'Names, UUIDs, project IDs and markers were not escaped in URLs: `cluster-delete prod#old` deleted `prod`, and an empty name addressed the whole collection.',
    now: 'They are escaped. Empty names, `.` and `..` are refused.',
    expect: (_, { argv }) => (hasHostileName(argv) ? anything : undefined),
    example: { argv: ['cluster-delete', 'prod#old'] },
    ours: { code: 0, stdout: 'Request to delete cluster prod#old has been accepted.\n' },
  },
  {
    id: 'no-request',
    old: '`ca-sign` sent the file as it was, even if it was a private key.',
    now: 'Only a certificate signing request is sent.',
    expect: (_, { argv, files = {} }) =>
      argv.includes('ca-sign') &&
      Object.entries(files).some(
        ([name, text]) => argv.some((word) => word.endsWith(name)) && !text.includes('CERTIFICATE REQUEST'),
      )
        ? anything
        : undefined,
    example: {
      argv: ['ca-sign', '--cluster', 'c', '--csr', 'key.pem'],
      files: { 'key.pem': '-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n' },
    },
    ours: { code: 2, stdout: '', requests: [] },
  },
  {
    id: 'limit-0',
    old: '`--limit 0` was sent, which servers refuse. A negative limit showed one resource.',
    now: '`--limit 0` means no limit, as the old help said.',
    expect: ({ requests }) =>
      requests?.some(({ query }) => query['limit'] === '0')
        ? { requests: requests.map(withoutLimit) }
        : undefined,
    example: { argv: ['cluster-list', '--limit', '0'] },
  },
  {
    id: 'nulls',
    old: 'Create commands sent an explicit null for each option that was not given.',
    now: 'Only what was given is sent, since a null has a meaning of its own in newer services.',
    expect: ({ requests = [] }) => changedBodies(requests, 'POST', withoutNulls),
    example: { argv: ['cluster-create', 'c', '--cluster-template', 't'] },
  },
  {
    id: 'overlay2',
    old: "`--docker-storage-driver` defaulted to `devicemapper`, which today's images no longer have.",
    now: 'It defaults to `overlay2`, as in `openstack coe`.',
    expect: ({ requests = [] }, { argv }) =>
      argv.includes('devicemapper') || argv.some((word) => word.endsWith('=devicemapper'))
        ? undefined
        : changedBodies(requests, 'POST', (body) =>
            body['docker_storage_driver'] === 'devicemapper'
              ? { ...body, docker_storage_driver: 'overlay2' }
              : body,
          ),
    example: {
      argv: ['cluster-template-create', '--coe', 'swarm', '--image', 'i', '--external-network', 'n'],
    },
  },
  {
    id: 'domains',
    old: 'Without a domain, the login was sent without one, which Keystone refuses.',
    now: 'The domain defaults to `default`.',
    expect: (_, { env = {} }) =>
      'OS_USER_DOMAIN_ID' in env && 'OS_PROJECT_DOMAIN_ID' in env && !('OS_USERNAME' in env)
        ? { requests: undefined }
        : undefined,
    example: {
      argv: ['cluster-list'],
      env: { OS_USER_DOMAIN_ID: undefined, OS_PROJECT_DOMAIN_ID: undefined },
    },
  },
  {
    id: 'cacert',
    old: '`--os-cacert` and `OS_CACERT` were ignored.',
    now: 'They name the CA bundle used to verify servers.',
    expect: (_, { argv, env = {} }) =>
      env['OS_CACERT'] === undefined && !argv.includes('--os-cacert') ? undefined : anything,
    example: { argv: ['--os-cacert', '$CA', 'stats-list'], tls: true },
    ours: { code: 0 },
  },
  {
    id: 'insecure',
    old: '`MAGNUMCLIENT_INSECURE=false` turned certificate verification off.',
    now: 'Only a true value (`1`, `true`, `yes`) does.',
    expect: (_, { env = {} }) =>
      /^(0|f|false|off|n|no)$/i.test(env['MAGNUMCLIENT_INSECURE'] ?? '') ? anything : undefined,
    example: { argv: ['stats-list'], env: { MAGNUMCLIENT_INSECURE: 'false' }, tls: true },
    ours: { code: 5, stdout: '', requests: [] },
  },
  {
    id: 'service-types',
    old: 'An endpoint of type `container` was used for any `--service-type`.',
    now: 'It is used only for `container-infra`, whose former name it is.',
    expect: (_, { argv }, { requests }) =>
      argv.includes('--service-type') &&
      argv.includes('other') &&
      requests.some(({ path }) => path === '/v1/clusters')
        ? anything
        : undefined,
    example: {
      argv: ['--service-type', 'other', 'cluster-list'],
      answers: { 'POST /identity/v3/auth/tokens': issued([endpoint('container', '$SERVICE/v1')]) },
    },
    ours: { code: 1 },
  },
  {
    id: 'microversion-1',
    old: '`--magnum-api-version 1` and `1.0` were sent unchanged, which servers refuse.',
    now: 'They mean the oldest version, 1.1.',
    expect: (_, __, { requests }) =>
      requests.some(
        ({ microversion }) => microversion === 'container-infra 1' || microversion === 'container-infra 1.0',
      )
        ? { requests: undefined }
        : undefined,
    example: { argv: ['--magnum-api-version', '1', 'cluster-list'] },
    ours: { code: 0 },
  },
  {
    id: 'microversions',
    old: 'Requests were sent even if the requested API version does not support them.',
    now: 'They are refused before anything is sent, with the version that supports them.',
    expect: (_, { argv, env = {} }) => {
      const lacking = argv.includes('--rollback') ? /^(.*=)?1(\.[0-2])?$/ : /^(.*=)?1\.[1-5]$/
      return (argv.includes('--rollback') || argv.some((word) => word.startsWith('quotas-'))) &&
        [...argv, env['MAGNUM_API_VERSION'] ?? ''].some((word) => lacking.test(word))
        ? anything
        : undefined
    },
    example: { argv: ['--magnum-api-version', '1.5', 'quotas-list'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'no-versions',
    old: 'Invalid versions, such as `-1` or one with a leading blank, were sent.',
    now: 'They are refused before anything is sent.',
    expect: (_, { argv, env = {} }) =>
      [argv[argv.indexOf('--magnum-api-version') + 1], env['MAGNUM_API_VERSION']].some(
        (word) => word !== undefined && /^ |^-/.test(word),
      )
        ? anything
        : undefined,
    example: { argv: ['--magnum-api-version', '-1', 'cluster-list'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'filters',
    old: '`quotas-list --all-tenants --limit` lost `--all-tenants` after the first page if the links of the service did not have it.',
    now: 'It is sent with every page.',
    expect: ({ requests = [] }) =>
      requests.some(({ query }) => 'all_tenants' in query) && requests.some(({ query }) => 'marker' in query)
        ? { requests: undefined }
        : undefined,
    example: {
      argv: ['quotas-list', '--all-tenants', '--limit', '3'],
      answers: {
        'GET /v1/quotas': [
          listOf('quotas', [quota('p', 1)], '/v1/quotas?marker=1'),
          listOf('quotas', [quota('q', 2)]),
        ],
      },
    },
  },
  {
    id: 'version-root',
    old: 'A catalog URL without `/v1` led to a 404.',
    now: '`/v1` is optional.',
    expect: (_, __, { requests }) =>
      requests.some(({ path }) => path.startsWith('/clusters')) ? anything : undefined,
    example: {
      argv: ['cluster-delete', 'c'],
      answers: { 'POST /identity/v3/auth/tokens': issued([endpoint('container-infra', '$SERVICE')]) },
    },
    ours: { code: 0 },
  },
  {
    id: 'letters',
    old: 'With a token and an endpoint, too much of the path was cut off together with `/v1`: `/dev1` became `/de`.',
    now: 'The path is kept.',
    expect: (_, __, { requests }) =>
      requests.some(({ path }) => path.startsWith('/de/')) ? anything : undefined,
    example: {
      argv: ['--os-token', 'tok', '--os-endpoint-override', '$SERVICE/dev1', 'cluster-delete', 'c'],
      env: {
        OS_USERNAME: undefined,
        OS_PASSWORD: undefined,
        OS_AUTH_URL: undefined,
        OS_PROJECT_NAME: undefined,
      },
      answers: { 'DELETE /dev1/v1/clusters/c': { status: 204 } },
    },
    ours: { code: 0 },
  },
]

function changedBodies(
  requests: readonly Request[],
  method: string,
  change: (body: Record<string, unknown>) => Record<string, unknown>,
): Partial<Expected> | undefined {
  const changed = requests.map((request) => {
    const { body } = request
    const isOurs = request.method === method && isChange(request) && isObject(body)
    return isOurs ? { ...request, body: change(body) } : request
  })
  return JSON.stringify(changed) === JSON.stringify(requests) ? undefined : { requests: changed }
}

/** Whether a name, UUID or marker has characters with a meaning in URLs. */
function hasHostileName(argv: readonly string[]): boolean {
  const changes = argv.findIndex((word) => /^(add|replace|remove)$/.test(word))
  return argv.some((word, index) => {
    const isChange = changes >= 0 && index > changes
    const isLabel = /^--la/.test(argv[index - 1] ?? '') || /^--la\w*=/.test(word)
    return !isChange && !isLabel && /^(|\.|\.\.)$|[#?%&/+]/.test(word.replace(/^--[\w-]+=/, ''))
  })
}

function without<T>(record: Readonly<Record<string, T>>, name: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== name))
}

function withoutNulls(body: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Removes the limit, and with an empty query the trailing slash that the old client's path then lacks. */
function withoutLimit(request: Request): Request {
  const query = without(request.query, 'limit')
  const path = Object.keys(query).length === 0 ? request.path.replace(/\/$/, '') : request.path
  return { ...request, path, query }
}

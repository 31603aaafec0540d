import { endpoint, issued } from '../keystone'
import type { Expected } from '../expectation'
import { listOf } from '../magnum'
import { quota } from '../resources'
import { isChange, type Request } from '../service'
import { anything, type Difference } from './difference'

/** Differences in the login and in what is asked of the service. */
export const requestDifferences: readonly Difference[] = [
  {
    id: 'escaped',
    old: 'Names, UUIDs, project ids and markers were put into URLs as they were: `cluster-delete prod#old` deleted `prod`, an empty name addressed the whole collection.',
    now: 'They are escaped. Empty ones, `.` and `..` are refused.',
    expect: (_, { argv }) => (hasHostileName(argv) ? anything : undefined),
    example: { argv: ['cluster-delete', 'prod#old'] },
    ours: { code: 0, stdout: 'Request to delete cluster prod#old has been accepted.\n' },
  },
  {
    id: 'no-request',
    old: '`ca-sign` sent whatever was in the file of the request, a private key too.',
    now: 'What is no signing request is refused.',
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
    old: '`--limit 0` was sent, which servers refuse; a negative limit showed one resource.',
    now: '`--limit 0` asks for all there are, as the old help had it.',
    expect: ({ requests }) =>
      requests?.some(({ query }) => query['limit'] === '0')
        ? { requests: requests.map(withoutLimit) }
        : undefined,
    example: { argv: ['cluster-list', '--limit', '0'] },
  },
  {
    id: 'nulls',
    old: 'Create commands sent an explicit null for what was not given.',
    now: 'Only what was given is sent: to newer servers a null means something.',
    expect: ({ requests = [] }) => changedBodies(requests, 'POST', withoutNulls),
    example: { argv: ['cluster-create', 'c', '--cluster-template', 't'] },
  },
  {
    id: 'overlay2',
    old: "`--docker-storage-driver` defaulted to `devicemapper`, which is gone from today's images.",
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
    old: 'Without a domain the login was sent without one, which Keystone refuses.',
    now: 'The domain is then `default`.',
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
    now: 'They name the authorities that are believed.',
    expect: (_, { argv, env = {} }) =>
      env['OS_CACERT'] === undefined && !argv.includes('--os-cacert') ? undefined : anything,
    example: { argv: ['--os-cacert', '$CA', 'stats-list'], tls: true },
    ours: { code: 0 },
  },
  {
    id: 'insecure',
    old: '`MAGNUMCLIENT_INSECURE=false` switched the check of certificates off.',
    now: 'Only a value that says yes does.',
    expect: (_, { env = {} }) =>
      /^(0|f|false|off|n|no)$/i.test(env['MAGNUMCLIENT_INSECURE'] ?? '') ? anything : undefined,
    example: { argv: ['stats-list'], env: { MAGNUMCLIENT_INSECURE: 'false' }, tls: true },
    ours: { code: 5, stdout: '', requests: [] },
  },
  {
    id: 'service-types',
    old: 'For whatever `--service-type` was given, an endpoint of the type `container` would do.',
    now: 'It will do for `container-infra` only, whose former name it is.',
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
    old: '`--magnum-api-version 1` and `1.0` were sent as they were, which servers refuse.',
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
    old: 'What the version asked for lacks was asked for nevertheless.',
    now: 'It is refused at once, with the version that has it.',
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
    old: 'Versions that are none, such as `-1` or one with a blank before it, were asked for.',
    now: 'They are refused at once.',
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
    old: '`quotas-list --all-tenants --limit` lost `--all-tenants` on the pages behind the first, where the links of the service lack it.',
    now: 'It is sent for every page.',
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
    old: 'A catalog URL without `/v1` led to 404.',
    now: 'It may stand there with or without it.',
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
    old: 'With a token and an endpoint, letters of `/v1` were cut off the end of its path: `/dev1` became `/de`.',
    now: 'The path is left whole.',
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

/** Whether a name, UUID or marker of the command line means something else in a URL. */
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

/** The slash at the end of the old client's path comes with a query, and goes with it. */
function withoutLimit(request: Request): Request {
  const query = without(request.query, 'limit')
  const path = Object.keys(query).length === 0 ? request.path.replace(/\/$/, '') : request.path
  return { ...request, path, query }
}

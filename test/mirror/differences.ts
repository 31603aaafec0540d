import type { Expected } from './expectation'
import type { Line, Seen } from './pair'
import { isChange, type Request } from './service'

/** A way in which our client means to differ from the old one. */
export interface Difference {
  id: string
  /** What the old client did. */
  old: string
  /** What ours does. */
  now: string
  /** Applied to what the old client did; undefined where that has nothing to do with this difference. */
  expect: (seen: Expected, line: Line, old: Seen) => Partial<Expected> | undefined
}

const anything: Expected = { outcome: undefined, stdout: undefined, requests: undefined, files: undefined }

/** Every intended difference; docs/coming-from-python-magnumclient.md shows them as a table. */
export const differences: readonly Difference[] = [
  {
    id: 'warnings',
    old: 'Warnings of deprecation stood on stdout and broke `eval`.',
    now: 'Warnings stand on stderr only. The one about the `magnum` command itself is gone.',
    expect: ({ stdout = '' }) => {
      const rest = stdout
        .replace(/^WARNING: The magnum client is deprecated .*\nUse the OpenStack client .*\n/m, '')
        .replace(/^WARNING: The --\S+ parameter is deprecated .*\n/gm, '')
        .replace(/^WARNING: The cluster's api_address is not known yet\.\n/m, '')
      return rest === stdout ? undefined : { stdout: rest }
    },
  },
  {
    id: 'failures',
    old: 'When a create, update, delete or quota command failed, the reason stood on stdout and the exit code was 0.',
    now: 'The reason stands on stderr and the exit code says what went wrong. Of several things to delete, each that fails is reported and the others are deleted.',
    expect: ({ outcome, stdout = '', requests = [] }) => {
      if (outcome !== 'done') return undefined
      const rest = stdout
        .replace(/^(Create for cluster|ERROR:|Create quota for project_id)[^]*/m, '')
        .replace(/^(Delete for cluster |Quota delete failed for ).*\n/gm, '')
      return rest === stdout
        ? undefined
        : { outcome: 'failed', stdout: rest, requests: requests.filter(isChange) }
    },
  },
  {
    id: 'failed-reads',
    old: 'Mistakes in labels, names and files were found after some requests had been made.',
    now: 'The command line is checked before the service is asked.',
    expect: ({ outcome, requests }) =>
      outcome === 'done' || outcome === undefined ? undefined : { requests: requests?.filter(isChange) },
  },
  {
    id: 'help',
    old: "`help`, and `-h` behind any command, print argparse's text; so do missing and doubled arguments of `ca-*`, on stdout.",
    now: "Each command's help has its own text and examples; mistakes are told on stderr.",
    expect: ({ outcome, stdout }) => {
      if (!/^usage: magnum /m.test(stdout ?? '')) return undefined
      return { stdout: outcome === 'done' ? undefined : '' }
    },
  },
  {
    id: 'escaped',
    old: 'Names, UUIDs, project ids and markers were put into URLs as they were: `cluster-delete prod#old` deleted `prod`, an empty name addressed the whole collection.',
    now: 'They are escaped. Empty ones, `.` and `..` are refused.',
    expect: (_, { argv }) => (hasHostileName(argv) ? anything : undefined),
  },
  {
    id: 'prefixes',
    old: "A prefix of a command's option that could also be meant for a global option was refused: `cluster-list --ma UUID`.",
    now: 'Behind a command its own options come first.',
    expect: (_, __, { stderr }) =>
      /ambiguous option: .* could match (--\S+, )*(--magnum-api-version|--service-type|--bypass-url|--os-\S+)/.test(
        stderr,
      )
        ? anything
        : undefined,
  },
  {
    id: 'dashes',
    old: 'A name that is a single `-` crashed the parser; `--` before the command, and a flag given twice, were refused.',
    now: 'They are taken for what they say.',
    expect: ({ outcome }, { argv }, { stderr }) =>
      /list index out of range|invalid choice: '--'|should be specified only once/.test(stderr) &&
      outcome !== 'done' &&
      (argv.includes('-') || argv.includes('--') || new Set(argv).size < argv.length)
        ? anything
        : undefined,
  },
  {
    id: 'domains',
    old: 'Without a domain the login was sent without one, which Keystone refuses.',
    now: 'The domain is then `default`.',
    expect: (_, { env = {} }) =>
      'OS_USER_DOMAIN_ID' in env && 'OS_PROJECT_DOMAIN_ID' in env && !('OS_USERNAME' in env)
        ? { requests: undefined }
        : undefined,
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
  },
  {
    id: 'profile',
    old: '`--profile` and `OS_PROFILE` printed how to show a trace of OSprofiler, behind the answer on stdout.',
    now: 'They are taken and ignored.',
    expect: ({ stdout }) => {
      const rest = stdout?.replace(/To display trace use the command:\n\n {2}osprofiler .*\n/, '')
      return rest === stdout ? undefined : { stdout: rest }
    },
  },
  {
    id: 'limit-0',
    old: '`--limit 0` was sent, which servers refuse; a negative limit showed one resource.',
    now: '`--limit 0` asks for all there are, as the old help had it.',
    expect: ({ requests }) =>
      requests?.some(({ query }) => query['limit'] === '0')
        ? { requests: requests.map((request) => ({ ...request, query: without(request.query, 'limit') })) }
        : undefined,
  },
  {
    id: 'version',
    old: '`--version` printed 4.0.0.',
    now: '`--version` prints the version of this program.',
    expect: ({ stdout }) => (stdout === '4.0.0\n' ? { stdout: undefined } : undefined),
  },
  {
    id: 'nulls',
    old: 'Create commands sent an explicit null for what was not given.',
    now: 'Only what was given is sent: to newer servers a null means something.',
    expect: ({ requests = [] }) => changedBodies(requests, 'POST', withoutNulls),
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

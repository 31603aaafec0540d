import { listOf } from '../magnum'
import { cluster } from '../resources'
import { isChange } from '../service'
import type { Difference } from './difference'

const clusters = (names: readonly string[], next: string | null) =>
  listOf('clusters', names.map(cluster), next)

/** Differences in the output and exit code. */
export const outputDifferences: readonly Difference[] = [
  {
    id: 'warnings',
    old: 'Deprecation warnings were printed on stdout and broke `eval`.',
    now: 'Warnings go to stderr. The warning about the `magnum` command itself is gone.',
    expect: ({ stdout = '' }) => {
      const rest = stdout
        .replace(/^WARNING: The magnum client is deprecated .*\nUse the OpenStack client .*\n/m, '')
        .replace(/^WARNING: The --\S+ parameter is deprecated .*\n/gm, '')
        .replace(/^WARNING: The cluster's api_address is not known yet\.\n/m, '')
      return rest === stdout ? undefined : { stdout: rest }
    },
    example: { argv: ['cluster-create', '--name', 'c', '--cluster-template', 't'] },
    ours: { code: 0 },
  },
  {
    id: 'failures',
    old: 'When a create, update, delete or quota command failed, the reason was printed on stdout and the exit code was 0.',
    now: 'The reason goes to stderr, and the exit code tells what went wrong. If one of several deletions fails, it is reported and the others go on.',
    expect: ({ outcome, stdout = '', requests = [] }) => {
      if (outcome !== 'done') return undefined
      const rest = stdout
        .replace(/^(Create for cluster|ERROR:|Create quota for project_id|Quota delete failed for)[^]*/m, '')
        .replace(/^Delete for cluster .*\n/gm, '')
      return rest === stdout
        ? undefined
        : { outcome: 'failed', stdout: rest, requests: requests.filter(isChange) }
    },
    example: { argv: ['cluster-delete', 'a', 'missing', 'b'] },
    ours: { code: 3 },
  },
  {
    id: 'early',
    old: 'Mistakes in labels, names and files were found only after the first requests.',
    now: 'The command line is checked before the first request.',
    expect: ({ outcome, requests }) =>
      outcome === 'done' || outcome === undefined ? undefined : { requests: requests?.filter(isChange) },
    example: { argv: ['cluster-create', '--cluster-template', 't', '--labels', 'nonsense'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'help',
    old: "`help`, and `-h` after any command, printed argparse's text. Missing and repeated arguments of `ca-*` were reported on stdout.",
    now: 'Each command has its own help text and examples. Errors go to stderr.',
    expect: ({ outcome, stdout }) => {
      if (!/^usage: magnum /m.test(stdout ?? '')) return undefined
      return { stdout: outcome === 'done' ? undefined : '' }
    },
    example: { argv: ['ca-show', 'a', '--cluster', 'b'] },
    ours: { code: 2, stdout: '' },
  },
  {
    id: 'version',
    old: '`--version` printed 4.0.0.',
    now: '`--version` prints the version of this program.',
    expect: ({ stdout }) => (stdout === '4.0.0\n' ? { stdout: undefined } : undefined),
    example: { argv: ['--version'] },
    ours: { code: 0 },
  },
  {
    id: 'csr',
    old: '`ca-sign` without a CSR, or with a missing file, reported that on stdout and exited with 0.',
    now: 'This is a usage error.',
    expect: ({ stdout }) =>
      stdout?.includes('A CSR must be provided.')
        ? { outcome: 'usage', stdout: '', requests: [] }
        : undefined,
    example: { argv: ['ca-sign', '--cluster', 'c'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'sanitised',
    old: 'Control and bidirectional characters in names were sent to the terminal.',
    now: 'They are shown as escapes (`\\u202e`). JSON, YAML and CSV keep them.',
    expect: ({ stdout = '' }) =>
      /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(stdout) ? { stdout: undefined } : undefined,
    example: { argv: ['cluster-delete', '\u202egnp'] },
    ours: { code: 0, stdout: 'Request to delete cluster \\u202egnp has been accepted.\n' },
  },
  {
    id: 'profile',
    old: '`--profile` and `OS_PROFILE` printed instructions for OSprofiler after the answer on stdout.',
    now: 'They are accepted and ignored.',
    expect: ({ stdout }) => {
      const rest = stdout?.replace(/To display trace use the command:\n\n {2}osprofiler .*\n/, '')
      return rest === stdout ? undefined : { stdout: rest }
    },
    example: { argv: ['--profile', 'key', 'cluster-delete', 'c'] },
  },
  {
    id: 'pages',
    old: "Without `--limit` only the server's first page was shown.",
    now: 'Lists are complete: all pages are fetched.',
    expect: (_, { argv, answers = {} }) =>
      JSON.stringify(answers).includes('"next":"') && !argv.includes('--limit')
        ? { stdout: undefined, requests: undefined }
        : undefined,
    example: {
      argv: ['cluster-list'],
      answers: {
        'GET /v1/clusters': [
          clusters(['one'], '$SERVICE/v1/clusters?limit=1&marker=one'),
          clusters(['two'], null),
        ],
      },
    },
    ours: {
      stdout:
        '+--------------------------------------+------+---------+------------+--------------+-----------------+\n| uuid                                 | name | keypair | node_count | master_count | status          |\n+--------------------------------------+------+---------+------------+--------------+-----------------+\n| 6f6e6500-0000-0000-0000-000000000000 | one  | my_key  | 2          | 1            | CREATE_COMPLETE |\n| 74776f00-0000-0000-0000-000000000000 | two  | my_key  | 2          | 1            | CREATE_COMPLETE |\n+--------------------------------------+------+---------+------------+--------------+-----------------+\n',
    },
  },
]

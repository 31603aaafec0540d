import { listOf } from '../magnum'
import { cluster } from '../resources'
import { isChange } from '../service'
import type { Difference } from './difference'

const clusters = (names: readonly string[], next: string | null) =>
  listOf('clusters', names.map(cluster), next)

/** Differences in what is printed, and in how a command ends. */
export const outputDifferences: readonly Difference[] = [
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
    example: { argv: ['cluster-create', '--name', 'c', '--cluster-template', 't'] },
    ours: { code: 0 },
  },
  {
    id: 'failures',
    old: 'When a create, update, delete or quota command failed, the reason stood on stdout and the exit code was 0.',
    now: 'The reason stands on stderr and the exit code says what went wrong. Of several things to delete, each that fails is reported and the others are deleted.',
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
    old: 'Mistakes in labels, names and files were found after some requests had been made.',
    now: 'The command line is checked before the service is asked.',
    expect: ({ outcome, requests }) =>
      outcome === 'done' || outcome === undefined ? undefined : { requests: requests?.filter(isChange) },
    example: { argv: ['cluster-create', '--cluster-template', 't', '--labels', 'nonsense'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'help',
    old: "`help`, and `-h` behind any command, printed argparse's text; so did missing and doubled arguments of `ca-*`, on stdout.",
    now: "Each command's help has its own text and examples; mistakes are told on stderr.",
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
    old: '`ca-sign` without a CSR, or with a file that was not there, said so on stdout and ended with 0.',
    now: 'That is a usage error.',
    expect: ({ stdout }) =>
      stdout?.includes('A CSR must be provided.')
        ? { outcome: 'usage', stdout: '', requests: [] }
        : undefined,
    example: { argv: ['ca-sign', '--cluster', 'c'] },
    ours: { code: 2, requests: [] },
  },
  {
    id: 'sanitised',
    old: 'Control and bidirectional characters of names went to the terminal as they were.',
    now: 'They are shown as escapes (`\\u202e`); JSON, YAML and CSV keep them.',
    expect: ({ stdout = '' }) =>
      /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u.test(stdout) ? { stdout: undefined } : undefined,
    example: { argv: ['cluster-delete', '\u202egnp'] },
    ours: { code: 0, stdout: 'Request to delete cluster \\u202egnp has been accepted.\n' },
  },
  {
    id: 'profile',
    old: '`--profile` and `OS_PROFILE` printed how to show a trace of OSprofiler, behind the answer on stdout.',
    now: 'They are taken and ignored.',
    expect: ({ stdout }) => {
      const rest = stdout?.replace(/To display trace use the command:\n\n {2}osprofiler .*\n/, '')
      return rest === stdout ? undefined : { stdout: rest }
    },
    example: { argv: ['--profile', 'key', 'cluster-delete', 'c'] },
  },
  {
    id: 'pages',
    old: "Without `--limit` only the server's first page was shown.",
    now: 'Lists are complete: pages are followed to the end.',
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

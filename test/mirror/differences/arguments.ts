import { anything, type Difference } from './difference'

/** Differences in the accepted command lines. */
export const argumentDifferences: readonly Difference[] = [
  {
    id: 'prefixes',
    old: "A prefix of a command's option was refused where it also matched a global option: `cluster-list --ma UUID`, `cluster-template-create --insecure=REGISTRY`.",
    now: "After a command name, the command's own options take precedence.",
    expect: (_, __, { stderr }) =>
      /ambiguous option: .* could match (--\S+, )*(--magnum-api-version|--service-type|--bypass-url|--os-\S+)|--insecure: ignored explicit argument/.test(
        stderr,
      )
        ? anything
        : undefined,
    example: { argv: ['quotas-list', '--ma', 'x'] },
    ours: { code: 0 },
  },
  {
    id: 'dashes',
    old: 'The name `-` crashed the parser. A `--` before the command or at the end of the line was refused, as was a repeated flag.',
    now: 'All of these are accepted.',
    expect: ({ outcome }, { argv }, { stderr }) =>
      /list index out of range|invalid choice: '--'|unrecognized arguments: --$|specified only once/m.test(
        stderr,
      ) &&
      outcome !== 'done' &&
      (argv.includes('-') || argv.includes('--') || new Set(argv).size < argv.length)
        ? anything
        : undefined,
    example: { argv: ['cluster-create', '--cluster-template', 't', '-'] },
    ours: { code: 0 },
  },
  {
    id: 'globals',
    old: 'Global options were accepted only before the command.',
    now: 'They are accepted before or after it.',
    expect: (_, __, { stderr }) =>
      /unrecognized arguments: .*--(os|service|magnum|endpoint)-/.test(stderr) ? anything : undefined,
    example: { argv: ['cluster-delete', 'c', '--os-region-name', 'RegionOne'] },
    ours: { code: 0 },
  },
  {
    id: 'more',
    old: '`ca-rotate`, `ca-sign` and `stats-list` accepted only options, and `cluster-config` only one cluster.',
    now: '`ca-rotate CLUSTER`, `ca-sign CLUSTER CSR`, `stats-list PROJECT` and `cluster-config CLUSTER…` also work, as in `openstack coe`.',
    expect: ({ outcome }, { argv }) =>
      outcome === 'usage' && argv.some((word) => /^(ca-rotate|ca-sign|stats-list|cluster-config)$/.test(word))
        ? anything
        : undefined,
    example: { argv: ['ca-rotate', 'c'] },
    ours: { code: 0 },
  },
  {
    id: 'json-labels',
    old: 'The update commands crashed on labels given as a JSON object.',
    now: 'They are accepted.',
    expect: (_, __, { stderr }) => (stderr.includes("has no attribute 'count'") ? anything : undefined),
    example: { argv: ['cluster-update', 'c', 'replace', 'labels={"a": "b"}'] },
    ours: { code: 0 },
  },
  {
    id: 'empty-labels',
    old: 'The update commands refused an empty `labels=`.',
    now: 'It clears the labels. Other empty values work the same way.',
    expect: (_, { argv }) => (argv.some((word) => /^\/?labels=$/.test(word)) ? anything : undefined),
    example: { argv: ['cluster-template-update', 't', 'replace', 'labels='] },
    ours: { code: 0 },
  },
  {
    id: 'node-labels',
    old: 'The value of `node_labels` was sent as a string, which the service refuses.',
    now: 'It is parsed like `--labels`.',
    expect: (_, { argv }) =>
      argv.some((word) => /^\/?node_labels=/.test(word)) ? { requests: undefined } : undefined,
    example: { argv: ['cluster-update', 'c', 'add', 'node_labels=a=b'] },
    ours: { code: 0 },
  },
  {
    id: 'numbers',
    old: '`NaN` and `Infinity` were sent as numbers, which is not valid JSON.',
    now: 'They are sent as strings.',
    expect: (_, { argv }) =>
      argv.some((word) => /=(NaN|-?Infinity|-?\d+e\d{3,})$/.test(word)) ? { requests: undefined } : undefined,
    example: { argv: ['cluster-update', 'c', 'replace', 'node_count=NaN'] },
    ours: { code: 0 },
  },
]

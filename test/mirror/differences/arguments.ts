import { anything, type Difference } from './difference'

/** Differences in what may stand on a command line. */
export const argumentDifferences: readonly Difference[] = [
  {
    id: 'prefixes',
    old: "A prefix of a command's option that could also be meant for a global option was refused: `cluster-list --ma UUID`, `cluster-template-create --insecure=REGISTRY`.",
    now: 'Behind a command its own options come first.',
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
    old: 'A name that is a single `-` crashed the parser; a `--` before the command or at the end of a line, and a flag given twice, were refused.',
    now: 'They are taken for what they say.',
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
    old: 'Global options were taken before the command only.',
    now: 'They may stand behind it too.',
    expect: (_, __, { stderr }) =>
      /unrecognized arguments: .*--(os|service|magnum|endpoint)-/.test(stderr) ? anything : undefined,
    example: { argv: ['cluster-delete', 'c', '--os-region-name', 'RegionOne'] },
    ours: { code: 0 },
  },
  {
    id: 'more',
    old: '`ca-rotate`, `ca-sign` and `stats-list` took options only, and `cluster-config` one cluster.',
    now: '`ca-rotate CLUSTER`, `ca-sign CLUSTER CSR`, `stats-list PROJECT` and `cluster-config CLUSTER…` work too, as in `openstack coe`.',
    expect: ({ outcome }, { argv }) =>
      outcome === 'usage' && argv.some((word) => /^(ca-rotate|ca-sign|stats-list|cluster-config)$/.test(word))
        ? anything
        : undefined,
    example: { argv: ['ca-rotate', 'c'] },
    ours: { code: 0 },
  },
  {
    id: 'json-labels',
    old: 'Labels given as a JSON object crashed the update commands.',
    now: 'They are taken.',
    expect: (_, __, { stderr }) => (stderr.includes("has no attribute 'count'") ? anything : undefined),
    example: { argv: ['cluster-update', 'c', 'replace', 'labels={"a": "b"}'] },
    ours: { code: 0 },
  },
  {
    id: 'empty-labels',
    old: 'An empty `labels=` of the update commands was refused.',
    now: 'It clears the labels, as other empty values do what they say.',
    expect: (_, { argv }) => (argv.some((word) => /^\/?labels=$/.test(word)) ? anything : undefined),
    example: { argv: ['cluster-template-update', 't', 'replace', 'labels='] },
    ours: { code: 0 },
  },
  {
    id: 'node-labels',
    old: 'The value of `node_labels` was sent as text, which the service refuses.',
    now: 'It is read in the notation of `--labels`.',
    expect: (_, { argv }) =>
      argv.some((word) => /^\/?node_labels=/.test(word)) ? { requests: undefined } : undefined,
    example: { argv: ['cluster-update', 'c', 'add', 'node_labels=a=b'] },
    ours: { code: 0 },
  },
  {
    id: 'numbers',
    old: '`NaN` and `Infinity` were sent as numbers, which JSON does not have.',
    now: 'They are sent as text.',
    expect: (_, { argv }) =>
      argv.some((word) => /=(NaN|-?Infinity|-?\d+e\d{3,})$/.test(word)) ? { requests: undefined } : undefined,
    example: { argv: ['cluster-update', 'c', 'replace', 'node_count=NaN'] },
    ours: { code: 0 },
  },
]

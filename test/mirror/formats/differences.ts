import { cluster, clusters, type FormatDifference } from './difference'

const names = ['-c', 'name', '-c', 'node_count']

/** Every intended difference; docs/formats.md shows them as a table. */
export const formatDifferences: readonly FormatDifference[] = [
  {
    about: 'a list as a table',
    coe: 'numbers right-aligned, null as `None`',
    magnum: 'everything left-aligned, null as `-`',
    why: 'the table of the old `magnum`, which scripts parse',
    example: clusters(names, [{ name: null, node_count: 5 }]),
    printed: {
      coe: `\
+------+------------+
| name | node_count |
+------+------------+
| None |          5 |
+------+------------+
`,
      ours: `\
+------+------------+
| name | node_count |
+------+------------+
| -    | 5          |
+------+------------+
`,
    },
  },
  {
    about: 'one resource as a table',
    coe: "`Field`, lists in Python's notation, `\\n` as two characters",
    magnum: '`Property`, list items as strings, `\\n` starts a row',
    why: 'as above',
    example: cluster([], { node_addresses: [1, 'a'], status_reason: String.raw`one\ntwo` }),
    printed: {
      coe: `\
+----------------+----------+
| Field          | Value    |
+----------------+----------+
| node_addresses | [1, 'a'] |
| status_reason  | one\\ntwo |
+----------------+----------+
`,
      ours: `\
+----------------+------------+
| Property       | Value      |
+----------------+------------+
| node_addresses | ['1', 'a'] |
| status_reason  | one        |
|                | two        |
+----------------+------------+
`,
    },
  },
  {
    about: 'columns of a table',
    coe: 'the same as in the other formats',
    magnum: '`cluster-list` and `cluster-template-list` show `health_status` and `tags` only with `-c`',
    why: 'as above',
    example: {
      argv: ['cluster', 'template', 'list'],
      answers: {
        'GET /v1/clustertemplates': { body: { clustertemplates: [{ uuid: 'u1', name: 'k8s', tags: 't' }] } },
      },
    },
    printed: {
      coe: `\
+------+------+------+
| uuid | name | tags |
+------+------+------+
| u1   | k8s  | t    |
+------+------+------+
`,
      ours: `\
+------+------+
| uuid | name |
+------+------+
| u1   | k8s  |
+------+------+
`,
    },
  },
  {
    about: 'an empty table',
    coe: 'an empty line without `--print-empty`',
    magnum: 'the header',
    why: 'as above',
    example: clusters(names, []),
    printed: {
      coe: '\n',
      ours: `\
+------+------------+
| name | node_count |
+------+------------+
+------+------------+
`,
    },
  },
  {
    about: '`--max-width`, `--fit-width` with wide characters',
    coe: 'lines are measured in characters, and break the frame',
    magnum: 'lines are measured in terminal columns',
    why: 'the frame stays straight',
    example: clusters(['-c', 'name', '--max-width', '14'], [{ name: '日本日本日本日本日本' }]),
    printed: {
      coe: `\
+------------+
| name       |
+------------+
| 日本日本日本日本日本 |
+------------+
`,
      ours: `\
+------------+
| name       |
+------------+
| 日本日本日 |
| 本日本日本 |
+------------+
`,
    },
  },
  {
    about: 'attributes of one resource',
    coe: 'a fixed list in a fixed order; missing attributes are empty',
    magnum: "what the service sends, in the service's order",
    why: 'newer services have more',
    example: cluster(['-f', 'value'], { uuid: 'u1', status: 'CREATE_COMPLETE' }),
    printed: { coe: 'CREATE_COMPLETE\nu1\n', ours: 'u1\nCREATE_COMPLETE\n' },
  },
  {
    about: 'null in a template',
    coe: '`-` in every format',
    magnum: '`null` in JSON and YAML, `None` in `value` and `shell`, as in a cluster',
    why: 'programs can tell it from a string',
    example: {
      argv: ['cluster', 'template', 'show', 'k8s', '-f', 'json', '-c', 'http_proxy'],
      answers: { 'GET /v1/clustertemplates/k8s': { body: { uuid: 'u1', links: [], http_proxy: null } } },
    },
    printed: { coe: '{\n  "http_proxy": "-"\n}\n', ours: '{\n  "http_proxy": null\n}\n' },
  },
  {
    about: 'an attribute missing in a row',
    coe: 'an empty string',
    magnum: '`null` in JSON and YAML, empty elsewhere',
    why: 'distinct from an empty string',
    example: clusters(['-f', 'json', '--noindent', ...names], [{ name: 'a' }]),
    printed: {
      coe: '[{"name": "a", "node_count": ""}]\n',
      ours: '[{"name": "a", "node_count": null}]\n',
    },
  },
  {
    about: 'an unknown `-c` or `--sort-column`',
    coe: 'ignored if another one is valid',
    magnum: 'a usage error that lists the columns',
    why: 'typing mistakes are noticed',
    example: clusters(['-f', 'value', '-c', 'name', '-c', 'nmae'], [{ name: 'a' }]),
    printed: { coe: 'a\n', ours: '' },
  },
  {
    about: '`--sort-column` with values of several types',
    coe: 'fails',
    magnum: 'numbers by value, everything else as text',
    why: 'the order is always the same',
    example: clusters(
      ['-f', 'value', '-c', 'keypair', '--sort-column', 'keypair'],
      [{ keypair: 'b' }, { keypair: 1 }],
    ),
    printed: { coe: '', ours: '1\nb\n' },
  },
  {
    about: 'JSON',
    coe: '`\\uXXXX` for every character beyond ASCII',
    magnum: 'UTF-8, with escapes only for control characters',
    why: 'readable, and equivalent when parsed',
    example: cluster(['-f', 'json', '--noindent'], { name: 'é\u202e' }),
    printed: {
      coe: String.raw`{"name": "\u00e9\u202e"}${'\n'}`,
      ours: String.raw`{"name": "é\u202e"}${'\n'}`,
    },
  },
  {
    about: 'YAML',
    coe: 'row keys sorted, single quotes, long strings folded, lists not indented',
    magnum: 'keys in column order, double quotes, strings on one line',
    why: 'readable, and equivalent when parsed',
    example: clusters(['-f', 'yaml', ...names], [{ name: 'no', node_count: 5 }]),
    printed: { coe: `- name: 'no'\n  node_count: 5\n`, ours: `- name: "no"\n  node_count: 5\n` },
  },
  {
    about: '`value`, tables',
    coe: 'control characters unchanged; a line feed in `value` looks like the end of a row',
    magnum: 'visible escapes; a line feed in `value` is `\\n`',
    why: 'a server cannot control the terminal, and a row is a line',
    example: clusters(['-f', 'value', '-c', 'name'], [{ name: 'a\nb\x1b[2J' }]),
    printed: { coe: 'a\nb\x1b[2J\n', ours: String.raw`a\nb\x1b[2J${'\n'}` },
  },
  {
    about: '`csv`',
    coe: 'a backslash is doubled',
    magnum: 'a backslash is unchanged, except with `--quote none`',
    why: "RFC 4180, as spreadsheets and Python's default dialect expect",
    example: clusters(['-f', 'csv', '-c', 'name'], [{ name: String.raw`a\b` }]),
    printed: { coe: '"name"\n"a\\\\b"\n', ours: '"name"\n"a\\b"\n' },
  },
  {
    about: '`csv` of one resource, `jsonl`',
    coe: 'not available',
    magnum: 'a header and one line; one object per line',
    why: 'for spreadsheets and `jq`',
    example: cluster(['-f', 'csv'], { name: 'a' }),
    printed: { coe: '', ours: '"name"\n"a"\n' },
  },
  {
    about: '`shell`',
    coe: '`name="value"`, only `"` escaped',
    magnum: 'single quotes; names contain only letters, digits and `_`',
    why: '`$(…)` in a value would be executed',
    example: cluster(['-f', 'shell', '--prefix', 'my-'], { name: '$(touch "pwned")' }),
    printed: { coe: 'my-name="$(touch \\"pwned\\")"\n', ours: `my_name='$(touch "pwned")'\n` },
  },
  {
    about: '`shell` names that shells or programs act on',
    coe: 'unchanged: `http_proxy`',
    magnum: 'prefixed with `magnum_`',
    why: 'evaluating them would change the shell',
    example: {
      argv: ['cluster', 'template', 'show', 'k8s', '-f', 'shell', '-c', 'http_proxy'],
      answers: {
        'GET /v1/clustertemplates/k8s': { body: { uuid: 'u1', links: [], http_proxy: 'http://proxy' } },
      },
    },
    printed: { coe: 'http_proxy="http://proxy"\n', ours: `magnum_http_proxy='http://proxy'\n` },
  },
]

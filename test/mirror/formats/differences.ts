import { cluster, clusters, type FormatDifference } from './difference'

const names = ['-c', 'name', '-c', 'node_count']

/** Every intended difference; docs/formats.md shows them as a table. */
export const formatDifferences: readonly FormatDifference[] = [
  {
    about: 'a list as a table',
    coe: 'numbers to the right, null as `None`',
    magnum: 'all to the left, null as `-`',
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
    coe: '`Field`, a list as it is, `\\n` in a text as two characters',
    magnum: '`Property`, a list of texts, `\\n` begins a row',
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
    magnum:
      '`cluster-list` and `cluster-template-list` have no `health_status` and `tags` there, but for `-c`',
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
    magnum: 'always the header',
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
    coe: 'lines are cut by the number of characters, and stick out of the frame',
    magnum: 'by the columns that they take',
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
    coe: 'those that were known when it was written, in its own order; what the service lacks is empty',
    magnum: "those that the service sends, in the service's order",
    why: 'newer servers have more',
    example: cluster(['-f', 'value'], { uuid: 'u1', status: 'CREATE_COMPLETE' }),
    printed: { coe: 'CREATE_COMPLETE\nu1\n', ours: 'u1\nCREATE_COMPLETE\n' },
  },
  {
    about: 'null in a template',
    coe: '`-` in every format',
    magnum: '`null` in JSON and YAML, `None` in `value` and `shell`, as in a cluster',
    why: 'programs can tell it from a text',
    example: {
      argv: ['cluster', 'template', 'show', 'k8s', '-f', 'json', '-c', 'http_proxy'],
      answers: { 'GET /v1/clustertemplates/k8s': { body: { uuid: 'u1', links: [], http_proxy: null } } },
    },
    printed: { coe: '{\n  "http_proxy": "-"\n}\n', ours: '{\n  "http_proxy": null\n}\n' },
  },
  {
    about: 'an attribute that a row lacks',
    coe: 'an empty string',
    magnum: '`null` in JSON and YAML, empty elsewhere',
    why: 'a type of its own',
    example: clusters(['-f', 'json', '--noindent', ...names], [{ name: 'a' }]),
    printed: {
      coe: '[{"name": "a", "node_count": ""}]\n',
      ours: '[{"name": "a", "node_count": null}]\n',
    },
  },
  {
    about: 'an unknown `-c` or `--sort-column`',
    coe: 'passed over when another is known',
    magnum: 'a usage error that lists the columns',
    why: 'a typing error is not silently less output',
    example: clusters(['-f', 'value', '-c', 'name', '-c', 'nmae'], [{ name: 'a' }]),
    printed: { coe: 'a\n', ours: '' },
  },
  {
    about: '`--sort-column` with values of several types',
    coe: 'fails',
    magnum: 'numbers by their value, all else by its text',
    why: 'the same rows always come in the same order',
    example: clusters(
      ['-f', 'value', '-c', 'keypair', '--sort-column', 'keypair'],
      [{ keypair: 'b' }, { keypair: 1 }],
    ),
    printed: { coe: '', ours: '1\nb\n' },
  },
  {
    about: 'JSON',
    coe: '`\\uXXXX` for every character beyond ASCII',
    magnum: 'UTF-8, escapes for what could steer a terminal',
    why: 'readable, and equal when read',
    example: cluster(['-f', 'json', '--noindent'], { name: 'é\u202e' }),
    printed: {
      coe: String.raw`{"name": "\u00e9\u202e"}${'\n'}`,
      ours: String.raw`{"name": "é\u202e"}${'\n'}`,
    },
  },
  {
    about: 'YAML',
    coe: 'the keys of rows sorted, single quotes, long texts folded, lists not indented',
    magnum: 'the keys in the order of the columns, double quotes, a text on one line',
    why: 'readable, and equal when read',
    example: clusters(['-f', 'yaml', ...names], [{ name: 'no', node_count: 5 }]),
    printed: { coe: `- name: 'no'\n  node_count: 5\n`, ours: `- name: "no"\n  node_count: 5\n` },
  },
  {
    about: '`value`, tables',
    coe: 'control characters as they are; a line feed in `value` looks like the end of a row',
    magnum: 'visible escapes; a line feed in `value` is `\\n`',
    why: 'a server cannot steer the terminal, and a row is a line',
    example: clusters(['-f', 'value', '-c', 'name'], [{ name: 'a\nb\x1b[2J' }]),
    printed: { coe: 'a\nb\x1b[2J\n', ours: String.raw`a\nb\x1b[2J${'\n'}` },
  },
  {
    about: '`csv`',
    coe: 'a backslash is doubled',
    magnum: 'it is not, except with `--quote none`',
    why: "RFC 4180, which spreadsheets and Python's default dialect read",
    example: clusters(['-f', 'csv', '-c', 'name'], [{ name: String.raw`a\b` }]),
    printed: { coe: '"name"\n"a\\\\b"\n', ours: '"name"\n"a\\b"\n' },
  },
  {
    about: '`csv` of one resource, `jsonl`',
    coe: 'not there',
    magnum: 'a header and a line; an object a line',
    why: 'for spreadsheets and `jq`',
    example: cluster(['-f', 'csv'], { name: 'a' }),
    printed: { coe: '', ours: '"name"\n"a"\n' },
  },
  {
    about: '`shell`',
    coe: '`name="value"`, `"` escaped only',
    magnum: 'single quotes, names reduced to letters, digits and `_`',
    why: '`$(…)` in a value was executed',
    example: cluster(['-f', 'shell', '--prefix', 'my-'], { name: '$(touch "pwned")' }),
    printed: { coe: 'my-name="$(touch \\"pwned\\")"\n', ours: `my_name='$(touch "pwned")'\n` },
  },
  {
    about: 'names in `shell` that shells or programs act on',
    coe: 'as they are: `http_proxy`',
    magnum: 'begin with `magnum_`',
    why: 'evaluated, they changed what the shell does',
    example: {
      argv: ['cluster', 'template', 'show', 'k8s', '-f', 'shell', '-c', 'http_proxy'],
      answers: {
        'GET /v1/clustertemplates/k8s': { body: { uuid: 'u1', links: [], http_proxy: 'http://proxy' } },
      },
    },
    printed: { coe: 'http_proxy="http://proxy"\n', ours: `magnum_http_proxy='http://proxy'\n` },
  },
]

import { listOf, written } from '../support/written'

const columns = ['uuid', 'name', 'status']

test('a list has the columns of the command in a prettytable frame', async () => {
  const rows = [
    { uuid: '5d12f6fd', name: 'k8s', status: 'CREATE_COMPLETE' },
    { uuid: 'b1ef3528', name: 'a longer name', status: null },
  ]
  expect(await written(listOf(columns, rows.slice(0, 1), rows.slice(1)))).toBe(`\
+----------+---------------+-----------------+
| uuid     | name          | status          |
+----------+---------------+-----------------+
| 5d12f6fd | k8s           | CREATE_COMPLETE |
| b1ef3528 | a longer name | -               |
+----------+---------------+-----------------+
`)
})

test('an empty list is only a header', async () => {
  expect(await written(listOf(columns))).toBe(`\
+------+------+--------+
| uuid | name | status |
+------+------+--------+
+------+------+--------+
`)
})

test('a missing attribute is empty', async () => {
  expect(await written(listOf(columns, [{ uuid: 'u' }]))).toContain('| u    |      |        |')
})

test('a resource is a table of properties in the order of the service, without links', async () => {
  const record = {
    status: 'CREATE_FAILED',
    labels: { kube_tag: 'v1.27', boot: null },
    links: [{ href: 'http://x', rel: 'self' }],
    node_addresses: ['10.0.0.5', 7],
    faults: { master: "it's full" },
    master_lb_enabled: true,
    stack_id: null,
    node_count: 2,
  }
  expect(await written({ kind: 'record', record })).toBe(`\
+-------------------+-------------------------------------+
| Property          | Value                               |
+-------------------+-------------------------------------+
| status            | CREATE_FAILED                       |
| labels            | {'kube_tag': 'v1.27', 'boot': None} |
| node_addresses    | ['10.0.0.5', '7']                   |
| faults            | {'master': "it's full"}             |
| master_lb_enabled | True                                |
| stack_id          | -                                   |
| node_count        | 2                                   |
+-------------------+-------------------------------------+
`)
})

test('an escaped line feed starts a new row, a line feed a new line of the cell', async () => {
  const record = { status_reason: String.raw`ResourceInError:\n  Went to ERROR`, note: 'one\ntwo' }
  expect(await written({ kind: 'record', record })).toBe(`\
+---------------+------------------+
| Property      | Value            |
+---------------+------------------+
| status_reason | ResourceInError: |
|               |   Went to ERROR  |
| note          | one              |
|               | two              |
+---------------+------------------+
`)
})

test('wide characters take two columns, combining marks none', async () => {
  expect(
    await written(
      listOf(
        ['name', 'n'],
        [
          { name: '日本', n: 1 },
          { name: 'e\u0301té', n: 2 },
        ],
      ),
    ),
  ).toBe(`\
+------+---+
| name | n |
+------+---+
| 日本 | 1 |
| e\u0301té  | 2 |
+------+---+
`)
})

test('a column can have its own title', async () => {
  expect(await written(listOf([{ key: 'stack_id', title: 'Stack Id' }], [{ stack_id: 's' }]))).toBe(`\
+----------+
| Stack Id |
+----------+
| s        |
+----------+
`)
})

test('rows are sorted if the command says so, numbers by value', async () => {
  const rows = [{ id: 10 }, { id: 9 }]
  expect(await written({ ...listOf(['id'], rows), sortBy: ['id'] })).toMatch(/\| 9 [^]*\| 10/)
})

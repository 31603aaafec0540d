import type { FormatName } from '../../src/output/formats'
import { listOf, written } from '../support/written'

const columns = ['uuid', 'name']
const rows = [
  { uuid: 'u1', name: 'b', node_count: 10, labels: { a: '1' } },
  { uuid: 'u2', name: 'a', node_count: null, labels: {} },
  { uuid: 'u3', name: 'a', node_count: 9, labels: {} },
]
const value = (options: object, list = listOf(columns, rows.slice(0, 1), rows.slice(1))) =>
  written(list, { format: 'value', ...options })

test('columns keep the order of the command, followed by those not shown by default', async () => {
  expect(await value({ columns: ['node_count', 'name', 'uuid'] })).toBe('u1 b 10\nu2 a None\nu3 a 9\n')
})

test.each<[FormatName, string]>([
  [
    'table',
    `\
+------------+-------+
| Property   | Value |
+------------+-------+
| node_count | 10    |
| name       | b     |
+------------+-------+
`,
  ],
  ['json', '{\n  "node_count": 10,\n  "name": "b"\n}\n'],
  ['jsonl', '{"node_count":10,"name":"b"}\n'],
  ['yaml', 'node_count: 10\nname: b\n'],
  ['csv', '"node_count","name"\n10,"b"\n'],
  ['value', '10\nb\n'],
  ['shell', "node_count='10'\nname='b'\n"],
])('attributes of one resource keep the order of -c, as %s', async (format, expected) => {
  const record = { uuid: 'u1', name: 'b', node_count: 10 }
  const columns = ['node_count', 'name', 'node_count']
  expect(await written({ kind: 'record', record }, { format, columns })).toBe(expected)
})

test('an unknown column is refused with the known ones and the closest one', async () => {
  await expect(value({ columns: ['nmae'] })).rejects.toMatchObject({
    kind: 'usage',
    message: "there is no column 'nmae'. Did you mean 'name'?",
    hint: 'The columns are: uuid, name, node_count, labels',
  })
  await expect(value({ columns: ['NAME'] })).rejects.toMatchObject({
    message: "there is no column 'NAME'. Did you mean 'name'?",
  })
  await expect(value({ sortColumns: ['size'] })).rejects.toMatchObject({ kind: 'usage' })
  const record = { kind: 'record' as const, record: { uuid: 'u1' } }
  await expect(written(record, { columns: ['toString'] })).rejects.toMatchObject({
    message: "there is no column 'toString'.",
  })
})

test('an empty list accepts any column, unless all attributes are known', async () => {
  expect(await value({ columns: ['flavor_id'] }, listOf(columns))).toBe('')

  const known = { ...listOf(columns), attributes: ['flavor_id'] }
  expect(await value({ columns: ['flavor_id'] }, known)).toBe('')
  await expect(value({ columns: ['flavour_id'] }, known)).rejects.toMatchObject({
    kind: 'usage',
    message: "there is no column 'flavour_id'. Did you mean 'flavor_id'?",
  })
})

test('rows are sorted by several columns, null last, numbers by value', async () => {
  expect(await value({ columns: ['uuid'], sortColumns: ['node_count'] })).toBe('u3\nu1\nu2\n')
  expect(await value({ columns: ['uuid'], sortColumns: ['name', 'node_count'] })).toBe('u3\nu2\nu1\n')
  expect(await value({ columns: ['uuid'], sortColumns: ['node_count'], sortDescending: true })).toBe(
    'u2\nu1\nu3\n',
  )
})

test('the links of a resource are shown only if selected', async () => {
  const record = { kind: 'record' as const, record: { uuid: 'u1', links: ['l'] } }
  expect(await written(record, { format: 'value' })).toBe('u1\n')
  expect(await written(record, { format: 'value', columns: ['links'] })).toBe("['l']\n")
})

import { MagnumError } from '../../src/foundation/errors'
import { listOf, written } from '../support/written'

const rows = [
  { uuid: 'u1', name: 'k8s', node_count: 2, labels: { a: 'b' }, master_lb_enabled: true, faults: null },
  { uuid: 'u2', name: 'say "hi"', node_count: 0, labels: {}, master_lb_enabled: false },
]
const columns = ['uuid', 'name', 'node_count', 'labels', 'master_lb_enabled', 'faults']
const record = rows[0]!

test('json is indented by two spaces; missing attributes are null', async () => {
  expect(await written(listOf(['uuid', 'faults'], [rows[0]!], [rows[1]!]), { format: 'json' })).toBe(`\
[
  {
    "uuid": "u1",
    "faults": null
  },
  {
    "uuid": "u2",
    "faults": null
  }
]
`)
})

test('json without indentation has the spacing of Python', async () => {
  expect(await written(listOf(['uuid', 'labels'], rows), { format: 'json', noindent: true })).toBe(
    '[{"uuid": "u1", "labels": {"a": "b"}}, {"uuid": "u2", "labels": {}}]\n',
  )
  expect(
    await written({ kind: 'record', record: { a: [1, ',\n'] } }, { format: 'json', noindent: true }),
  ).toBe('{"a": [1, ",\\n"]}\n')
})

test('jsonl is one object per line', async () => {
  expect(await written(listOf(['uuid', 'node_count'], rows), { format: 'jsonl' })).toBe(
    '{"uuid":"u1","node_count":2}\n{"uuid":"u2","node_count":0}\n',
  )
})

test('yaml quotes strings that YAML 1.1 would interpret as another type', async () => {
  const odd = { uuid: 'no', name: '12:30', labels: { tag: 'v1.27', empty: '' }, node_count: 2, faults: null }
  expect(await written({ kind: 'record', record: odd }, { format: 'yaml' })).toBe(`\
uuid: "no"
name: "12:30"
labels:
  tag: v1.27
  empty: ""
node_count: 2
faults: null
`)
})

test('yaml escapes what YAML refuses or reads as a line break, in keys too', async () => {
  const odd = { name: '\ufffe', labels: { 'a\uffff': '\x7f\x80\x85\u2028\ufeff\u{10ffff}\ud800' } }
  expect(await written({ kind: 'record', record: odd }, { format: 'yaml' })).toBe(`\
name: "\\ufffe"
labels:
  "a\\uffff": "\\x7f\\x80\\x85\\u2028\\ufeff\u{10ffff}\ufffd"
`)
})

test('a list in yaml has quotes only in rows that need them', async () => {
  const words = ['v1.27', 'yes', 'Null', '1.5', 'a b', 'a: b', '-']
  const list = listOf(
    ['name', 'count'],
    words.map((name, count) => ({ name, count })),
  )
  expect(await written(list, { format: 'yaml' })).toBe(`\
- name: v1.27
  count: 0
- name: "yes"
  count: 1
- name: "Null"
  count: 2
- name: "1.5"
  count: 3
- name: a b
  count: 4
- name: "a: b"
  count: 5
- name: "-"
  count: 6
`)
})

test('an empty list is an empty array, a header, or nothing', async () => {
  expect(await written(listOf(columns), { format: 'json' })).toBe('[]\n')
  expect(await written(listOf(columns), { format: 'yaml' })).toBe('[]\n')
  expect(await written(listOf(['uuid', 'name']), { format: 'csv' })).toBe('"uuid","name"\n')
  expect(await written(listOf(columns), { format: 'value' })).toBe('')
  expect(await written(listOf(columns), { format: 'jsonl' })).toBe('')
})

test('value prints the values of a row separated by spaces, those of a resource one per line', async () => {
  expect(await written(listOf(columns, rows), { format: 'value' })).toBe(
    `u1 k8s 2 {'a': 'b'} True None\nu2 say "hi" 0 {} False \n`,
  )
  expect(await written({ kind: 'record', record }, { format: 'value', columns: ['uuid'] })).toBe('u1\n')
})

test('csv quotes everything but numbers, or follows --quote', async () => {
  const list = () => listOf(columns, rows)
  expect(await written(list(), { format: 'csv' })).toBe(`\
"uuid","name","node_count","labels","master_lb_enabled","faults"
"u1","k8s",2,"{'a': 'b'}",True,""
"u2","say ""hi""",0,"{}",False,""
`)
  expect(await written(list(), { format: 'csv', quote: 'minimal' })).toContain(
    'u2,"say ""hi""",0,{},False,\n',
  )
  expect(await written(list(), { format: 'csv', quote: 'all' })).toContain('"2","{\'a\': \'b\'}","True",""\n')
  expect(await written(list(), { format: 'csv', quote: 'none' })).toContain('u2,say \\"hi\\",0,{},False,\n')
})

test('csv of a resource is a header and one row', async () => {
  expect(await written({ kind: 'record', record: { uuid: 'u1', n: 1 } }, { format: 'csv' })).toBe(
    '"uuid","n"\n"u1",1\n',
  )
})

test('shell is not for lists', async () => {
  const refused = written(listOf(columns, rows), { format: 'shell' })
  await expect(refused).rejects.toThrow(MagnumError)
  await expect(refused).rejects.toMatchObject({
    kind: 'usage',
    message: "the format 'shell' is for one resource, not for a list",
    hint: 'Lists have: table, json, jsonl, yaml, csv, value',
  })
})

test('the columns for programs can differ from those of the table', async () => {
  const list = () => ({ ...listOf(['uuid'], rows), fields: ['uuid', 'node_count'] })
  expect(await written(list(), { format: 'value' })).toBe('u1 2\nu2 0\n')
  expect(await written(list())).not.toContain('node_count')
})

test('an accepted request prints its message, or the resource if a format or column is given', async () => {
  const accepted = { kind: 'accepted' as const, message: 'Accepted.', record: () => Promise.resolve(record) }
  expect(await written(accepted)).toBe('Accepted.\n')
  expect(await written(accepted, { format: 'value', columns: ['uuid'] })).toBe('u1\n')
  expect(await written(accepted, { columns: ['uuid'] })).toContain('| uuid     | u1    |')
})

test('outcomes print their messages, or a list for programs', async () => {
  const outcomes = {
    kind: 'outcomes' as const,
    outcomes: [
      { subject: 'a', message: 'Deleted a.' },
      { subject: 'b', error: new MagnumError('not-found', 'Cluster b could not be found.') },
    ],
  }
  expect(await written(outcomes)).toBe('Deleted a.\n')
  expect(await written(outcomes, { format: 'jsonl' })).toBe(
    '{"subject":"a","ok":true,"error":null}\n{"subject":"b","ok":false,"error":"Cluster b could not be found."}\n',
  )
})

import type { Row } from '../../src/foundation/json'
import type { FormatName } from '../../src/output/formats'
import { listOf, written } from '../support/written'

const attributes = (count: number): Row =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, 'v: 1']))
const vast: Record<string, Row> = {
  'a text of 3 MiB': { name: 'a'.repeat(3 * 2 ** 20) },
  'a label of 3 MiB': { labels: { ['k'.repeat(3 * 2 ** 20)]: 'v' } },
  'texts of 3 MiB together': Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`key${index}`, '\x7f'.repeat(10_500)]),
  ),
  'a hundred thousand attributes': attributes(100_000),
  'a hundred thousand labels': { labels: attributes(100_000) },
  'a list of a hundred thousand items': { node_addresses: Array.from({ length: 100_000 }, () => '') },
}

const refusals: Partial<Record<FormatName, string>> = {
  table: 'The output contains values too long for a table.',
  yaml: 'The output contains values too long for -f yaml.',
  shell: 'The output contains values too long for -f shell.',
}

for (const [what, record] of Object.entries(vast)) {
  test.each(Object.entries(refusals))(`${what}: refused as %s`, async (name, message) => {
    const format = name as FormatName
    await expect(written({ kind: 'record', record }, { format })).rejects.toMatchObject({
      message,
      hint: 'Use --max-width, -c to choose columns, or another format: -f json.',
    })
  })

  test(`${what}: complete as JSON`, async () => {
    const text = await written({ kind: 'record', record }, { format: 'json', noindent: true })
    expect(JSON.stringify(JSON.parse(text)) === JSON.stringify(record)).toBe(true)
  })
}

test.each([
  ['line feeds', '\n', {}],
  ['backslashes and letters', '\\n', {}],
  ['words in narrow columns', 'word ', { maxWidth: 20 }],
  ['one word in a narrow column', '日', { maxWidth: 20 }],
])('a table with too many lines, by %s, is refused', async (_what, unit, options) => {
  const record = { status_reason: unit.repeat(2 ** 20) }
  await expect(written({ kind: 'record', record }, options)).rejects.toThrow(
    /^The output (has too many lines|contains values too long) for a table\.$/,
  )
})

test('a cell whose escapes are too long for a table is refused', async () => {
  const record = { status_reason: '\ud800'.repeat(2 ** 20) }
  await expect(written({ kind: 'record', record })).rejects.toThrow(refusals.table)
})

test('a list row that is too long for a table, or for YAML with quotes', async () => {
  const rows = [{ name: 'k8s' }, { name: ' '.repeat(3 * 2 ** 20) }]
  for (const format of ['table', 'yaml'] as const) {
    await expect(written(listOf(['name'], rows), { format })).rejects.toThrow(refusals[format])
  }
})

test('a list with too many values that YAML may have to quote', async () => {
  const rows = Array.from({ length: 5_000 }, () => ({ status_reason: 'a b '.repeat(500) }))
  await expect(written(listOf(['status_reason'], rows), { format: 'yaml' })).rejects.toThrow(
    'The output contains too many values for -f yaml.',
  )
})

test('a list may be of any length', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => ({
    name: `my k8s-${index}`,
    status: 'CREATE_COMPLETE',
  }))
  for (const format of ['table', 'yaml'] as const) {
    const text = await written(listOf(['name', 'status'], rows), { format })
    expect(text.match(/k8s-\d+/g)).toHaveLength(rows.length)
  }
})

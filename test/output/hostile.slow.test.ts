import type { FormatName } from '../../src/output/formats'
import { visible, visibleLines } from '../../src/output/sanitise'
import { figure } from '../support/figure'
import { fc } from '../support/random'
import { listOf, written } from '../support/written'
import { anyText, hostile, rowOf, valueOf } from './support'

test('control characters become visible escapes', () => {
  expect(visible('\x1b[31mred\x07 \x9b2J \x7f')).toBe(String.raw`\x1b[31mred\x07 \x9b2J \x7f`)
  expect(visible('a\u202eb\u2066c\u200ed\u061ce')).toBe(String.raw`a\u202eb\u2066c\u200ed\u061ce`)
  expect(visible('one\ntwo\r\tthree\u2028four')).toBe(String.raw`one\ntwo\r\tthree\u2028four`)
  expect(visible('\ud800 😀 日本 é')).toBe(String.raw`\ud800` + ' 😀 日本 é')
  expect(visible('k8s\u{e0041}\u{e007f}')).toBe(String.raw`k8s\U000e0041\U000e007f`)
})

test('multi-line text keeps only its line feeds', () => {
  expect(visibleLines('one\ntwo\r')).toBe('one\ntwo\\r')
})

const rows = fc.sample(rowOf(valueOf(anyText)), 10_000)
const columns = ['name', 'status_reason', 'labels', 'api_address', 'faults', '__proto__', 'no', 'é']
const lists: FormatName[] = ['table', 'value', 'json', 'jsonl', 'yaml', 'csv']
const records: FormatName[] = [...lists, 'shell']

/** The output without its own line ends. */
const printed = (text: string) => text.replaceAll('\n', '')

for (const format of lists) {
  test(`10,000 rows as ${format}: nothing hostile reaches a terminal`, async () => {
    const text = await written(listOf(columns, rows), { format }, { isTerminal: true })
    expect(printed(text)).not.toMatch(hostile)
    figure(`${rows.length} hostile rows as ${format} on a terminal: 0 control characters`)
  }, 120_000)
}

for (const format of records) {
  test(`10,000 resources as ${format}: nothing hostile reaches a terminal`, async () => {
    for (const record of rows) {
      const text = await written({ kind: 'record', record }, { format }, { isTerminal: true })
      expect(printed(text)).not.toMatch(hostile)
    }
    figure(`${rows.length} hostile resources as ${format} on a terminal: 0 control characters`)
  }, 120_000)
}

for (const format of ['table', 'value', 'shell'] as const) {
  test(`nothing hostile reaches a pipe as ${format}, not even a line feed`, async () => {
    const record = { name: 'a\x1b[2J\u202e\nuuid=evil\r' }
    const text = await written({ kind: 'record', record }, { format })
    expect(printed(text)).not.toMatch(hostile)
    expect(text).not.toMatch(/^uuid=evil/m)
  })
}

test('messages and texts are escaped too; text in a pipe is unchanged', async () => {
  const message = 'Request to create cluster \x1b[2J has been accepted.'
  expect(await written({ kind: 'accepted', message, record: () => Promise.reject(new Error()) })).toBe(
    'Request to create cluster \\x1b[2J has been accepted.\n',
  )
  const text = { kind: 'text' as const, text: 'one\x1b\ntwo\n' }
  expect(await written(text, {}, { isTerminal: true })).toBe('one\\x1b\ntwo\n')
  expect(await written(text)).toBe('one\x1b\ntwo\n')
})

test('output that is nested too deeply is an error', async () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as []
  for (const format of records) {
    await expect(written({ kind: 'record', record: { deep } }, { format })).rejects.toThrow(
      'The output is nested too deeply.',
    )
  }
})

import type CliTable from 'cli-table3'
import { fc } from '../support/random'
import { drawTable, gridOf } from '../../src/output/draw-table'
import { visibleLines } from '../../src/output/sanitise'
import { widthOf } from '../../src/output/width'
import { cannedCloud } from '../commands/canned'
import { collect } from '../support/collect'
import { anyText } from './support'

const draw = async (titles: string[], rows: string[][]) =>
  (await collect(drawTable(gridOf(titles, rows)))).join('')

/** The expected table, cell by cell. */
function framed(titles: string[], rows: string[][]): string {
  const heights = [titles, ...rows].map((row) => row.map((cell) => visibleLines(cell).split('\n')))
  const widths = titles.map((_, x) => Math.max(...heights.flatMap((row) => row[x]!.map(widthOf))))
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`
  const [head, ...body] = heights.map((row) =>
    Array.from({ length: Math.max(...row.map((lines) => lines.length)) }, (_, y) => {
      const cells = row.map((lines, x) => {
        const text = lines[y] ?? ''
        return ` ${text}${' '.repeat(widths[x]! - widthOf(text))} `
      })
      return `|${cells.join('|')}|\n`
    }).join(''),
  )
  return rule + head! + rule + body.join('') + rule
}

const odd = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '…',
    'a…b',
    'one\n\ntwo\n',
    'e\u0301\u0327',
    '\u0301',
    '\u{1f469}\u200d\u{1f680}',
    '\u001b[31mred\u001b[39m',
    '\\u001b[1m',
    '[31m',
    '日本語のとても長い名前',
    '한\u1160',
    'ｆｕｌｌ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
)

test('no cell loses a character, and every frame is aligned', async () => {
  const table = fc
    .integer({ min: 1, max: 4 })
    .chain((columns) =>
      fc.tuple(
        fc.array(odd, { minLength: columns, maxLength: columns }),
        fc.array(fc.array(odd, { minLength: columns, maxLength: columns }), { maxLength: 45 }),
      ),
    )
  await fc.assert(
    fc.asyncProperty(table, async ([titles, rows]) => {
      expect(await draw(titles, rows)).toBe(framed(titles, rows))
    }),
    { numRuns: 300 },
  )
})

test('rows that repeat by the hundred are all drawn', async () => {
  const repeated = (name: string) => Array.from({ length: 250 }, () => [name, '日'])
  const rows = [...repeated('one'), ...repeated('two'), ['last', '']]
  expect(await draw(['name', 'status'], rows)).toBe(framed(['name', 'status'], rows))
})

const drawn: string[][] = []

jest.mock('cli-table3', () => {
  const Table: typeof CliTable = jest.requireActual('cli-table3')
  return class extends Table {
    override toString() {
      drawn.push([...this.options.head, ...this.map(String)])
      return super.toString()
    }
  }
})

test('cli-table3 draws the tables of commands', async () => {
  const { run } = await cannedCloud({ name: 'demo' }, {}, ({ url }) =>
    url.startsWith('/v1/clusters?') || url === '/v1/clusters'
      ? { body: { clusters: [{ uuid: 'c1', name: 'demo', status: 'CREATE_COMPLETE' }] } }
      : undefined,
  )
  drawn.length = 0
  await run(['cluster-list'])
  expect(drawn).toEqual([
    ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status'],
    ['c1,demo,,,,CREATE_COMPLETE'],
  ])
  drawn.length = 0
  await run(['cluster-show', 'demo'])
  expect(drawn).toEqual([
    ['Property', 'Value'],
    ['uuid\nname\ncluster_template_id\nstatus,c1\ndemo\nt1\nCREATE_COMPLETE'],
  ])
})

test('a value that would pad others to gigabytes is refused', async () => {
  const rows = [['long', 'x'.repeat(2 ** 21)], ...Array.from({ length: 100 }, (_, n) => [`k${n}`, 'v'])]
  await expect(draw(['Property', 'Value'], rows)).rejects.toThrow(
    'The output contains values too long for a table.',
  )
})

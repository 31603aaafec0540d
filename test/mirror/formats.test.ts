import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatDifferences } from './formats/differences'
import { describeFormats, startFormatPair, type FormatPair } from './formats/pair'

describeFormats('every intended difference from openstack coe', () => {
  let pair: FormatPair
  beforeAll(async () => {
    pair = await startFormatPair()
  })
  afterAll(() => pair.close())

  it.each(formatDifferences.map((difference) => [difference.about, difference] as const))(
    '%s',
    async (_about, { example, printed }) => {
      const { coe, ours } = await pair.run(example)

      expect({ coe: coe.stdout, ours: ours.stdout }).toEqual(printed)
      expect(ours.code).toBe(printed.ours === '' ? 2 : 0)
    },
  )
})

test('docs/formats.md lists them all', () => {
  const page = readFileSync(join(__dirname, '../../docs/formats.md'), 'utf8')
  const table = page.slice(page.indexOf('## Differences')).split('\n')
  const rows = table.filter((line) => line.startsWith('|')).slice(2)
  const cells = rows.map((line) => line.split('|').map((cell) => cell.trim()))

  expect(cells).toEqual(
    formatDifferences.map(({ about, coe, magnum, why }) => ['', about, coe, magnum, why, '']),
  )
})

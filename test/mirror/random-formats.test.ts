import { isDeepStrictEqual } from 'node:util'
import { fc } from '../support/random'
import { harmlessText } from '../output/support'
import { cluster, clusters } from './formats/difference'
import { describeFormats, startFormatPair, type FormatLine, type FormatPair } from './formats/pair'
import { reading } from './formats/reading'

type Format = keyof typeof reading

// Excludes newlines and null, which differ by intention, and text that PyYAML leaves unquoted but our parser misreads.
const isAmbiguous = (each: string) => each.includes('\\n') || /^(None|Y|[\d._+-]+[eE][\d+-]+)$/.test(each)
const text = harmlessText.filter((each) => !isAmbiguous(each))
const scalar = fc.oneof(text, fc.constantFrom(null, true, false, 0.5), fc.integer())
const object = fc.dictionary(text, scalar, { maxKeys: 3 })
const list = fc.array(text, { maxLength: 3 })
const anything = fc.oneof(scalar, list, object)
const textOrNull = fc.option(text)
const countOrNull = fc.option(fc.integer())

// In the column order of openstack coe.
const row = fc.record({
  uuid: text,
  name: textOrNull,
  keypair: anything,
  node_count: countOrNull,
  master_count: countOrNull,
  status: textOrNull,
  health_status: anything,
})
const record = fc.record({
  status: textOrNull,
  node_addresses: list,
  uuid: text,
  stack_id: anything,
  labels: anything,
  faults: object,
  api_address: textOrNull,
  name: textOrNull,
})

const listed = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status', 'health_status']
const flagged = (keys: readonly string[]) => keys.flatMap((key) => ['-c', key])
/** At most one of the options. */
const atMostOne = (...options: string[][]) => fc.constantFrom([], ...options)
/** Non-ASCII text wraps differently, by intention. */
const isComparable = (width: readonly string[], shown: unknown) =>
  width.length === 0 || /^[ -~]*$/.test(JSON.stringify(shown))
/** A terminal only with --fit-width: by default only our tables fit the terminal. */
const terminal = (argv: readonly string[]) => (argv.includes('--fit-width') ? { columns: 70 } : {})
const width = atMostOne(['--max-width', '40'], ['--max-width', '100'], ['--fit-width'])

const lists = fc
  .tuple(
    fc.constantFrom<Format>('table', 'json', 'yaml', 'csv', 'value'),
    fc.array(row, { minLength: 1, maxLength: 4 }),
    fc.oneof(fc.constant(listed), fc.subarray(listed, { minLength: 2 })),
    width,
    atMostOne(['--noindent']),
    atMostOne(['--quote', 'all'], ['--quote', 'minimal'], ['--quote', 'none']),
    atMostOne(['--sort-column', 'node_count'], ['--sort-column', 'status', '--sort-descending']),
  )
  .filter(([, rows, , chosen]) => isComparable(chosen, rows))
  .map(([format, rows, columns, ...options]): [Format, FormatLine] => [
    format,
    {
      ...clusters(['-f', format, ...flagged(columns), ...options.flat()], rows),
      ...terminal(options.flat()),
    },
  ])

const resources = fc
  .tuple(
    fc.constantFrom<Format>('table', 'json', 'yaml', 'value', 'shell'),
    record,
    width,
    atMostOne(['--noindent'], ['--prefix', 'my_']),
  )
  .filter(([, shown, chosen]) => isComparable(chosen, shown))
  .map(([format, shown, ...options]): [Format, FormatLine] => [
    format,
    { ...cluster(['-f', format, ...options.flat()], shown), ...terminal(options.flat()) },
  ])

describeFormats('openstack coe and this client print the same', () => {
  let pair: FormatPair
  beforeAll(async () => {
    pair = await startFormatPair()
  })
  afterAll(() => pair.close())

  it.each([
    ['200 lists', lists],
    ['200 resources', resources],
  ])('for %s, chosen at random', async (_what, lines) => {
    const defects: unknown[] = []
    for (const [format, line] of fc.sample(lines, 200)) {
      const { coe, ours } = await pair.run(line)
      const read = {
        coe: reading[format].coe(coe.stdout, line.argv),
        ours: reading[format].ours(ours.stdout, line.argv),
      }
      if (!isDeepStrictEqual(read.coe, read.ours)) defects.push({ argv: line.argv.join(' '), coe, ours })
    }
    expect(defects).toEqual([])
  })
})

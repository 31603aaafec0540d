import { parseJson } from '../../src/foundation/exact-json'
import { formatNames, listFormatNames } from '../../src/output/formats'
import { listOf, written } from '../support/written'

const size = 25_000
const units = [
  ...['a', 'a-', '-', ' ', 'well known ', '\n', '\\n', '\\', "'", '"', ',', ': ', '$('],
  ...['日', 'e\u0301', '\u202e', '\x7f', '\ud800', '😀'],
]

/** In quadratic time, four times the length takes sixteen times as long: half of that is too much. */
async function expectLinear(write: (size: number) => Promise<void>): Promise<void> {
  await write(size)
  const once = await secondsOf(() => write(size))
  expect(await secondsOf(() => write(4 * size))).toBeLessThan(8 * once + 0.5)
}

/** CPU time, which varies little on a busy machine. */
async function secondsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

test.each(units)(
  'the time to write %j is linear in its length',
  async (unit) => {
    await expectLinear(async (bytes) => {
      const text = unit.repeat(bytes / Buffer.byteLength(unit))
      for (const format of formatNames) {
        const record = { name: 'k8s', status_reason: text, labels: { [text]: [text] } }
        expect((await written({ kind: 'record', record }, { format })).length).toBeGreaterThan(text.length)
      }
      for (const format of listFormatNames) {
        const rows = [{ name: text }, { name: 'k8s' }]
        expect((await written(listOf(['name'], rows), { format })).length).toBeGreaterThan(text.length)
      }
      for (const maxWidth of [1, 20, 80]) {
        const table = await written({ kind: 'record', record: { status_reason: text } }, { maxWidth })
        expect(table).toMatch(/^\+-+\+-+\+\n\| Property/)
      }
    })
  },
  120_000,
)

test.each(formatNames)(
  'the time to write attributes as %s is linear in their number',
  async (format) => {
    await expectLinear(async (characters) => {
      // More than 50,000 are too long for a table.
      const count = characters / 2
      const record = Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index]))
      for (const each of [{ labels: record }, record]) {
        const text = await written({ kind: 'record', record: each }, { format })
        expect(text.length).toBeGreaterThan(count)
      }
    })
  },
  120_000,
)

// Anything quadratic would take an hour here, longer than jest's timeout.
const longest = 300_000

test.each(['{"a":1.0,"b":"', '{"a":1.0,"b":"\\"', '[1.0,', '[1.0,"a":', '{"1":1,"a":-'])(
  'a lot of text after %s is refused in time',
  (beginning) => {
    for (const unit of [...units, '\\"', '1e1', '1.0', '[', '1,']) {
      expect(() => parseJson(beginning + unit.repeat(longest / unit.length))).toThrow()
    }
  },
)

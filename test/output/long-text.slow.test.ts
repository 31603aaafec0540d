import { parseJson } from '../../src/foundation/exact-json'
import { formatNames, listFormatNames } from '../../src/output/formats'
import { listOf, written } from '../support/written'

// What takes the square of its length takes an hour: jest's time limit is the assertion, and no clock is needed.
const size = 300_000
const units = [
  ...['a', 'a-', '-', ' ', 'well known ', '\n', '\\n', '\\', "'", '"', ',', ': ', '$('],
  ...['日', 'e\u0301', '\u202e', '\x7f', '\ud800', '😀'],
]

test.each(units)(
  'much of %j is written in time',
  async (unit) => {
    const text = unit.repeat(size / Buffer.byteLength(unit))
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
  },
  120_000,
)

test('many attributes are written in time', async () => {
  const record = Object.fromEntries(Array.from({ length: size }, (_, index) => [`key${index}`, index]))
  for (const format of formatNames) {
    expect(
      (await written({ kind: 'record', record: { labels: record } }, { format })).length,
    ).toBeGreaterThan(size)
    expect((await written({ kind: 'record', record }, { format })).length).toBeGreaterThan(size)
  }
}, 240_000)

test.each(['{"a":1.0,"b":"', '{"a":1.0,"b":"\\"', '[1.0,', '[1.0,"a":', '{"1":1,"a":-'])(
  'much after %s is refused in time',
  (beginning) => {
    for (const unit of [...units, '\\"', '1e1', '1.0', '[', '1,']) {
      expect(() => parseJson(beginning + unit.repeat(size / unit.length))).toThrow()
    }
  },
)

import { figure } from '../support/figure'
import { fc } from '../support/random'
import { listOf, written } from '../support/written'
import { needsPython, python } from '../support/python'
import type { FormatName } from '../../src/output/formats'
import { anyText, rowOf, valueOf } from './support'

// YAML cannot represent lone surrogates.
const wellFormed = anyText.map((text) => text.replace(/\p{Surrogate}/gu, ''))
const rows = fc.sample(rowOf(valueOf(wellFormed)), 10_000)
const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
const complete = rows.map((row) =>
  Object.fromEntries(columns.map((key) => [key, Object.hasOwn(row, key) ? row[key] : null])),
)

const readers: [FormatName, string, string][] = [
  ['json', 'json', 'json.loads(data)'],
  ['jsonl', 'json', '[json.loads(line) for line in data.split("\\n")[:-1]]'],
  ['yaml', 'yaml', 'yaml.load(data, yaml.CSafeLoader)'],
]

for (const [format, module, expression] of readers) {
  needsPython(module)(
    `10,000 rows of ${format} are read back equal by Python`,
    async () => {
      const text = await written(listOf(columns, rows.slice(0, 5_000), [], rows.slice(5_000)), { format })
      expect(python(`import ${module}\nprint(json.dumps(${expression}))`, text)).toEqual(complete)
      figure(`${complete.length} hostile rows as ${format}: read back equal by Python`)
    },
    120_000,
  )

  needsPython(module)(`1,000 resources in ${format} are read back equal by Python`, async () => {
    const records = rows.slice(0, 1_000)
    const texts = await Promise.all(records.map((record) => written({ kind: 'record', record }, { format })))
    const each = format === 'jsonl' ? 'json.loads(data)' : expression
    expect(
      python(
        `import ${module}\nread = lambda data: ${each}\nprint(json.dumps([read(d) for d in data]))`,
        texts,
      ),
    ).toEqual(records)
  })
}

const texts = fc.sample(anyText, 10_000)
const quotes = ['all', 'minimal', 'nonnumeric', 'none'] as const

for (const quote of quotes) {
  needsPython('csv')(`10,000 texts in csv with --quote ${quote} are read back equal by Python`, async () => {
    const pages = texts.map((text) => ({ name: text, n: 1 }))
    const csv = await written(listOf(['name', 'n'], pages), { format: 'csv', quote })
    // Python reads NUL in a quoted field only since 3.11; lone surrogates survive within Python.
    const dialect = quote === 'none' ? 'quoting=csv.QUOTE_NONE, escapechar="\\\\"' : 'strict=True'
    const script = `import csv, io\nprint(json.dumps(list(csv.reader(io.StringIO(data, newline=''), ${dialect}))))`
    expect(python(script, csv)).toEqual([['name', 'n'], ...texts.map((text) => [text, '1'])])
  })
}

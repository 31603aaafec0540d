import { parseJson } from '../../src/foundation/exact-json'
import type { Value } from '../../src/foundation/json'
import { pythonRepr } from '../../src/foundation/python'
import { figure } from '../support/figure'
import { jsonText } from '../support/json-text'
import { fc } from '../support/random'
import { listOf, written } from '../support/written'
import { needsPython, python } from '../support/python'
import { anyText, harmlessText, hostile, rowOf, valueOf } from './support'

needsPython('json')('10,000 random values are spelt as Python spells them', () => {
  const values = fc.sample(valueOf(anyText), 15_000)
  // Python does not print characters that its Unicode tables lack.
  const spelt = python(
    `import unicodedata
known = lambda text: all(unicodedata.category(c) != 'Cn' for c in text)
strings = lambda v: [v] if isinstance(v, str) else [s for i in v for s in strings(i)] if isinstance(v, list) else [s for k, i in v.items() for s in [k, *strings(i)]] if isinstance(v, dict) else []
print(json.dumps([repr(v) if all(map(known, strings(v))) else None for v in data]))`,
    values,
  ) as (string | null)[]
  const compared = values.filter((_, index) => spelt[index] !== null)
  expect(compared.map(pythonRepr)).toEqual(spelt.filter((text) => text !== null))
  expect(compared.length).toBeGreaterThan(10_000)
  figure(`${compared.length} values compared with Python's repr`)
})

const oldTables = `import contextlib, io
from magnumclient.common import cliutils
class Row:
    def __init__(self, info): self.__dict__ = info
def printed(call, *args, **kwargs):
    with contextlib.redirect_stdout(io.StringIO()) as out: call(*args, **kwargs)
    return out.getvalue()
`
const rows = () =>
  fc
    .sample(rowOf(valueOf(harmlessText)), 5_000)
    .filter((row) =>
      Object.values(row).every(
        (value) => typeof value !== 'string' || !hostile.test(value.replaceAll('\n', '')),
      ),
    )

needsPython('magnumclient')('5,000 resources are the tables that python-magnumclient prints', async () => {
  const records = rows()
  const tables = await Promise.all(records.map((record) => written({ kind: 'record', record })))
  expect(tables).toEqual(
    python(`${oldTables}print(json.dumps([printed(cliutils.print_dict, row) for row in data]))`, records),
  )
})

needsPython('magnumclient')(
  '10,000 values of unusual JSON look in tables like those of python-magnumclient',
  async () => {
    const texts = fc.sample(jsonText, 10_000)
    const tables = await Promise.all(
      texts.map((text) => written({ kind: 'record', record: { value: parseJson(text) as Value } })),
    )
    expect(tables).toEqual(
      python(
        `${oldTables}print(json.dumps([printed(cliutils.print_dict, {'value': json.loads(text)}) for text in data]))`,
        texts,
      ),
    )
    figure(`${tables.length} tables of odd JSON compared with python-magnumclient's`)
  },
)

needsPython('magnumclient')('5,000 lists are the tables that python-magnumclient prints', async () => {
  const columns = ['name', 'status_reason', 'labels']
  const lists = rows().map((row) => [row, { name: 'k8s' }])
  const tables = await Promise.all(lists.map((list) => written(listOf(columns, list))))
  expect(tables).toEqual(
    python(
      `${oldTables}columns = ['name', 'status_reason', 'labels']
print(json.dumps([printed(cliutils.print_list, map(Row, rows), columns, sortby_index=None) for rows in data]))`,
      lists,
    ),
  )
})

import { isNumber, type Row, type Value } from '../foundation/json'
import { attribute } from './columns'
import { pythonStr } from '../foundation/python'

/** All rows as one page, sorted by the attributes named, the first of them first. Rows that are equal keep their order. */
export async function* sortedBy(
  pages: AsyncIterable<readonly Row[]>,
  keys: readonly string[],
  descending: boolean,
): AsyncGenerator<readonly Row[]> {
  const rows: Row[] = []
  for await (const page of pages) for (const row of page) rows.push(row)
  const sign = descending ? -1 : 1
  const attributes = keys.map(attribute)
  rows.sort((a, b) => {
    for (const of of attributes) {
      const order = compare(of(a) ?? null, of(b) ?? null)
      if (order !== 0) return sign * order
    }
    return 0
  })
  yield rows
}

/** As cliff sorts: null after everything else, numbers by value, all others by their text. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  return compareCodePoints(pythonStr(a), pythonStr(b))
}

/** Python compares code points, JavaScript's `<` the halves of surrogate pairs. */
function compareCodePoints(a: string, b: string): number {
  let index = 0
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index++
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1)
}

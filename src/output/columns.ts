import { MagnumError } from '../foundation/errors'
import { isNumber, objectOf, type Row, type Value } from '../foundation/json'
import { nearest } from '../foundation/nearest'
import { inChunks, peek } from '../foundation/pages'
import { pythonStr } from '../foundation/python'
import type { Selection, ShownList, TitledColumn } from './format'
import type { Column, ListResult } from './result'

/** The text of so many rows stays below 128 KiB, beyond which V8 asks the operating system for memory. */
const partLength = 200

/** What is shown of a row, null where it lacks an attribute: every object of a list has the same keys. */
export function selected(row: Row, columns: readonly TitledColumn[]): Row {
  return objectOf(columns.map(({ key, of }) => [key, of(row) ?? null]))
}

/**
 * The columns and the order of rows that the options ask for. As in cliff, `-c` chooses and does not reorder:
 * columns come as the command has them, those that it does not show by itself after them.
 *
 * @param usual what is shown where no columns are asked for
 * @throws MagnumError of kind `usage` for a column that there is not
 */
export async function shownList(
  result: ListResult,
  usual: readonly Column[],
  selection: Selection,
): Promise<ShownList> {
  const asked = [...selection.columns, ...selection.sortColumns]
  const listed = new Set([...result.columns.map(keyOf), ...(result.fields ?? []), ...(result.known ?? [])])
  let pages = result.pages
  if (!asked.every((key) => listed.has(key))) {
    const peeked = await peek(pages)
    pages = peeked.pages
    const row = peeked.first?.[0]
    // An empty list has no row to say what its attributes are.
    if (row || result.known) refuseUnknown(asked, [...new Set([...listed, ...Object.keys(row ?? {})])])
  }
  const columns = chosen(usual.map(titled), selection.columns)
  const keys = selection.sortColumns.length > 0 ? selection.sortColumns : (result.sortBy ?? [])
  const sorted = keys.length > 0 ? sortedBy(pages, keys, selection.sortDescending) : pages
  return { columns, parts: inChunks(sorted, partLength) }
}

/**
 * The attributes of a resource that are asked for, in the order in which they are named; without any asked for, all
 * but its links.
 *
 * @throws MagnumError of kind `usage` for an attribute that there is not
 */
export function shownRecord(record: Row, { columns }: Selection): Row {
  refuseUnknown(columns, Object.keys(record))
  if (columns.length > 0) return objectOf([...new Set(columns)].map((key) => [key, record[key] ?? null]))
  if (!Object.hasOwn(record, 'links')) return record
  return objectOf(Object.entries(record).filter(([key]) => key !== 'links'))
}

/** @throws MagnumError of kind `usage`, with the nearest and all columns there are, for one that there is not */
export function refuseUnknown(asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((key) => !known.includes(key))
  if (unknown === undefined) return
  const meant = nearest(unknown, known)
  const question = meant === undefined ? '' : ` Did you mean '${meant}'?`
  throw new MagnumError('usage', `there is no column '${unknown}'.${question}`, {
    hint: `The columns are: ${known.join(', ')}`,
  })
}

function chosen(usual: readonly TitledColumn[], asked: readonly string[]): readonly TitledColumn[] {
  if (asked.length === 0) return usual
  const inOrder = usual.filter(({ key }) => asked.includes(key))
  const others = new Set(asked.filter((key) => !usual.some((column) => column.key === key)))
  return [...inOrder, ...[...others].map(titled)]
}

function titled(column: Column): TitledColumn {
  const { key, title } = typeof column === 'string' ? { key: column, title: column } : column
  return { key, title, of: attribute(key) }
}

function keyOf(column: Column): string {
  return typeof column === 'string' ? column : column.key
}

/** Gives an attribute of rows; undefined where one has none of that name. Names of every object's own are data, too. */
function attribute(key: string): (row: Row) => Value | undefined {
  // Only few names are in every object: to ask each row for all others takes long.
  if (key in Object.prototype) return (row) => (Object.hasOwn(row, key) ? row[key] : undefined)
  return (row) => row[key]
}

/** All rows as one page, sorted by the attributes named, the first of them first. Rows that are equal keep their order. */
async function* sortedBy(
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

import { MagnumError } from '../foundation/errors'
import { objectOf, type Row, type Value } from '../foundation/json'
import { nearest } from '../foundation/nearest'
import { inParts, peek } from '../foundation/pages'
import type { FormatOptions } from './format'
import type { Column, ListResult } from './result'
import { sortedBy } from './sort'

/** An attribute that is shown, and what stands above it in a table. */
export interface TitledColumn {
  key: string
  title: string
  /** What a row has of it; undefined where it has none. */
  of: (row: Row) => Value | undefined
}

/** Rows that are ready to be written, some at a time, and what of them is. */
export interface ShownList {
  columns: readonly TitledColumn[]
  parts: AsyncIterable<readonly Row[]>
}

/** The text of so many rows stays below 128 KiB, beyond which V8 asks the operating system for memory. */
const partLength = 200

/** Gives an attribute of rows; undefined where one has none of that name. Names of every object's own are data, too. */
export function attribute(key: string): (row: Row) => Value | undefined {
  // Only few names are in every object: to ask each row for all others takes long.
  if (key in Object.prototype) return (row) => (Object.hasOwn(row, key) ? row[key] : undefined)
  return (row) => row[key]
}

/** What is shown of a row, null where it lacks an attribute: every object of a list has the same keys. */
export function selected(row: Row, columns: readonly TitledColumn[]): Row {
  return objectOf(columns.map(({ key, of }) => [key, of(row) ?? null]))
}

/**
 * The columns and the order of rows that the options ask for. As in cliff, `-c` chooses and does not reorder:
 * columns come as the command has them, those that it does not show by itself after them.
 *
 * @throws MagnumError of kind `usage` for a column that there is not
 */
export async function shownList(result: ListResult, options: FormatOptions): Promise<ShownList> {
  const isTable = options.format === undefined || options.format === 'table'
  const usual = isTable ? result.columns : (result.fields ?? result.columns)
  const asked = [...options.columns, ...options.sortColumns]
  const listed = new Set([...result.columns.map(keyOf), ...(result.fields ?? []), ...(result.known ?? [])])
  let pages = result.pages
  if (!asked.every((key) => listed.has(key))) {
    const peeked = await peek(pages)
    pages = peeked.pages
    const row = peeked.first?.[0]
    // An empty list has no row to say what its attributes are.
    if (row || result.known) refuseUnknown(asked, [...new Set([...listed, ...Object.keys(row ?? {})])])
  }
  const columns = chosen(usual.map(titled), options.columns)
  const keys = options.sortColumns.length > 0 ? options.sortColumns : (result.sortBy ?? [])
  const sorted = keys.length > 0 ? sortedBy(pages, keys, options.sortDescending) : pages
  return { columns, parts: inParts(sorted, partLength) }
}

/** The attributes of a resource that the options ask for; without any asked for, all but its links. */
export function shownRecord(record: Row, { columns }: FormatOptions): Row {
  refuseUnknown(columns, Object.keys(record))
  const shown = Object.entries(record).filter(([key]) =>
    columns.length > 0 ? columns.includes(key) : key !== 'links',
  )
  return objectOf(shown)
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
  return titled(column).key
}

function refuseUnknown(asked: readonly string[], known: readonly string[]): void {
  const unknown = asked.find((key) => !known.includes(key))
  if (unknown === undefined) return
  const meant = nearest(unknown, known)
  const question = meant === undefined ? '' : ` Did you mean '${meant}'?`
  throw new MagnumError('usage', `there is no column '${unknown}'.${question}`, {
    hint: `The columns are: ${known.join(', ')}`,
  })
}

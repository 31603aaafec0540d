import { MagnumError } from '../foundation/errors'
import { isNumber, objectOf, type Row, type Value } from '../foundation/json'
import { nearest } from '../foundation/nearest'
import { allOf, inChunks, peek } from '../foundation/pages'
import { pythonStr } from '../foundation/python'
import type { Destination, Selection, ShownList, TitledColumn } from './format'
import type { Column, ListResult } from './result'

/** Rows per chunk. Their text stays below 128 KiB, above which V8 allocates from the operating system. */
const partLength = 200

/** The selected attributes of a row, null if missing, so that all objects of a list have the same keys. */
export function selected(row: Row, columns: readonly TitledColumn[]): Row {
  return objectOf(columns.map(({ key, of }) => [key, of(row) ?? null]))
}

/**
 * Applies the options for columns and sort order. As in cliff, `-c` selects columns without reordering them: the
 * command's columns come first, in its order, then others.
 *
 * @param usual the default columns
 * @throws MagnumError usage, if a column does not exist
 */
export async function shownList(
  result: ListResult,
  usual: readonly Column[],
  selection: Selection,
  whenLacking: WhenLacking = {},
): Promise<ShownList> {
  const asked = [...selection.columns, ...selection.sortColumns]
  const listed = new Set([...result.columns.map(keyOf), ...(result.fields ?? []), ...(result.known ?? [])])
  let pages = result.pages
  if (!asked.every((key) => listed.has(key))) {
    const peeked = await peek(pages)
    pages = peeked.pages
    const row = peeked.first?.[0]
    const having = row ? Object.keys(row) : result.attributes
    const known = new Set([...listed, ...(having ?? [])])
    if (having ?? result.known) refuseUnknown(asked, [...known], whenLacking)
  }
  const columns = chosen(usual.map(titled), selection.columns)
  const keys = selection.sortColumns.length > 0 ? selection.sortColumns : (result.sortBy ?? [])
  const sorted = keys.length > 0 ? sortedBy(pages, keys, selection.sortDescending) : pages
  return { columns, parts: inChunks(sorted, partLength) }
}

/**
 * The selected attributes of a resource, in the order given. Default: all but `links`.
 *
 * @throws MagnumError usage, if an attribute does not exist
 */
export function shownRecord(
  record: Row,
  { columns, sortColumns }: Selection,
  whenLacking: WhenLacking = {},
): Row {
  const asked = [...columns, ...sortColumns]
  if (asked.length > 0) refuseUnknown(asked, Object.keys(record), whenLacking)
  if (columns.length > 0) return objectOf([...new Set(columns)].map((key) => [key, record[key] ?? null]))
  if (!Object.hasOwn(record, 'links')) return record
  return objectOf(Object.entries(record).filter(([key]) => key !== 'links'))
}

/** What to do about a requested attribute that the answer lacks. */
export interface WhenLacking extends Pick<Destination, 'note'> {
  /** The warning about it, which is then null; undefined if that is an error. */
  warningOfLack?: (key: string) => string | undefined
}

/**
 * Warns of unknown columns where that is enough.
 *
 * @throws MagnumError usage, if another one is unknown, with the nearest one and all known ones
 */
export function refuseUnknown(
  asked: readonly string[],
  known: readonly string[],
  { warningOfLack, note }: WhenLacking = {},
): void {
  const warnings = new Map<string, string | undefined>()
  for (const key of asked) if (!known.includes(key)) warnings.set(key, warningOfLack?.(key))
  const [unknown] = [...warnings].find(([, warning]) => warning === undefined) ?? []
  if (unknown === undefined) {
    for (const warning of warnings.values()) note?.(warning ?? '')
    return
  }
  const meant = nearest(unknown.toLowerCase(), known)
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

/** Returns a getter for an attribute; undefined for rows without it. Ignores the properties that every object has. */
function attribute(key: string): (row: Row) => Value | undefined {
  // hasOwn is slow: use it only for names that every object has.
  if (key in Object.prototype) return (row) => (Object.hasOwn(row, key) ? row[key] : undefined)
  return (row) => row[key]
}

/** All rows as one page, stably sorted by the given attributes, the first one being the primary key. */
async function* sortedBy(
  pages: AsyncIterable<readonly Row[]>,
  keys: readonly string[],
  descending: boolean,
): AsyncGenerator<readonly Row[]> {
  const rows = await allOf(pages)
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

/** Compares like cliff: null last, numbers by value, others as text. */
function compare(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  if (isNumber(a) && isNumber(b)) return Number(a) - Number(b)
  return compareCodePoints(pythonStr(a), pythonStr(b))
}

/** Compares code points, like Python; JavaScript's `<` compares UTF-16 code units. */
function compareCodePoints(a: string, b: string): number {
  let index = 0
  while (index < a.length && a.charCodeAt(index) === b.charCodeAt(index)) index++
  return (a.codePointAt(index) ?? -1) - (b.codePointAt(index) ?? -1)
}

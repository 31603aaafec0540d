import type { Row, Value } from '../foundation/json'
import type { TitledColumn } from './columns'

/** How the objects of a list are laid out. */
export interface Layout {
  /** What stands before the first member of an object, between members and after the last one. */
  begin: string
  between: string
  end: string
  /** Behind the name of a member. */
  colon: string
  /** The JSON of a value within an object. */
  value: (value: Value) => string
}

const nothingToEscape = /^[ !#-[\]-~]*$/

/**
 * Writes rows as objects of JSON with all of the columns, null where a row lacks one. Nearly all values are numbers,
 * and strings without a character to escape: those are written here, in half the time of JSON.stringify.
 */
export function objectWriter(columns: readonly TitledColumn[], layout: Layout): (row: Row) => string {
  const { begin, between, end, colon, value } = layout
  const members = columns.map(({ key, of }, index) => {
    const start = (index === 0 ? begin : between) + value(key) + colon
    return { of, start, quoted: `${start}"` }
  })
  return (row) => {
    let text = ''
    for (const { of, start, quoted } of members) {
      const item = of(row) ?? null
      if (typeof item === 'string' && nothingToEscape.test(item)) text += quoted + item + '"'
      else text += start + (typeof item === 'number' ? String(item) : value(item))
    }
    return text + end
  }
}

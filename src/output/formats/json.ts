import { stringifyJson } from '../../foundation/exact-json'
import type { Row, Value } from '../../foundation/json'
import type { Format, TitledColumn } from '../format'
import { escapeSerialised } from '../sanitise'

/** An array of objects, or an object, indented by two spaces as cliff does; `--noindent` is one line. */
export const json: Format = {
  async *list({ columns, parts }, options) {
    const { open, comma, close, ...spacing } = options.noindent ? oneLine : indented
    const write = objectWriter(columns, spacing)
    let before = open
    for await (const rows of parts) {
      yield before
      yield rows.map(write).join(comma)
      before = comma
    }
    yield before === open ? '[]\n' : close
  },

  *record(record, options) {
    yield `${options.noindent ? onOneLine(record) : inLines(record)}\n`
  },
}

/** One object a line, written as the pages come. */
export const jsonl: Format = {
  async *list({ columns, parts }) {
    const write = objectWriter(columns, {
      begin: '{',
      between: ',',
      end: '}\n',
      colon: ':',
      value: serialised,
    })
    for await (const rows of parts) yield rows.map(write).join('')
  },

  *record(record) {
    yield `${serialised(record)}\n`
  },
}

/** How an object of a list is written. */
interface Spacing {
  /** What stands before the first member, between members and after the last one. */
  begin: string
  between: string
  end: string
  /** Behind the name of a member. */
  colon: string
  /** The JSON of a value within the object. */
  value: (value: Value) => string
}

/** The same, and what stands around and between the objects. */
interface ListSpacing extends Spacing {
  open: string
  comma: string
  close: string
}

const indented: ListSpacing = {
  open: '[\n',
  comma: ',\n',
  close: '\n]\n',
  begin: '  {\n    ',
  between: ',\n    ',
  end: '\n  }',
  colon: ': ',
  value: (value) => inLines(value).replaceAll('\n', '\n    '),
}

const oneLine: ListSpacing = {
  open: '[',
  comma: ', ',
  close: ']\n',
  begin: '{',
  between: ', ',
  end: '}',
  colon: ': ',
  value: onOneLine,
}

const nothingToEscape = /^[ !#-[\]-~]*$/

/**
 * Writes rows as objects with all of the columns, null where a row lacks one. Nearly all values are numbers, and
 * strings without a character to escape: those are written here, in half the time of JSON.stringify.
 */
function objectWriter(
  columns: readonly TitledColumn[],
  { begin, between, end, colon, value }: Spacing,
): (row: Row) => string {
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

function inLines(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value, 2))
}

/** Python puts a space after commas and colons. Strings hold no line feed: in JSON it is escaped. */
function onOneLine(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value, 1)).replace(/,\n */g, ', ').replace(/\n */g, '')
}

function serialised(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value))
}

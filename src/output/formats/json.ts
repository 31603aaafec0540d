import { stringifyJson } from '../../foundation/exact-json'
import type { Row, Value } from '../../foundation/json'
import type { Format, TitledColumn } from '../format'
import { escapeJson } from '../sanitise'

/** An array of objects, or an object, indented by two spaces like in cliff; on one line with `--noindent`. */
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

/** One object per line, written as pages arrive. */
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

/** Whitespace and punctuation of an object in a list. */
interface Spacing {
  /** Text before the first member, between members, and after the last one. */
  begin: string
  between: string
  end: string
  /** Text after the name of a member. */
  colon: string
  /** The JSON of a value within the object. */
  value: (value: Value) => string
}

/** Also the text around and between objects. */
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
 * Writes rows as objects with all columns, null if a row lacks one. Numbers and strings without characters to escape,
 * which are nearly all values, are written here, in half the time of JSON.stringify.
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
  return escapeJson(stringifyJson(value, 2))
}

/** JSON on one line, with a space after commas and colons like in Python. JSON strings contain no raw line feeds. */
function onOneLine(value: Row | Value): string {
  return escapeJson(stringifyJson(value, 1)).replace(/,\n */g, ', ').replace(/\n */g, '')
}

function serialised(value: Row | Value): string {
  return escapeJson(stringifyJson(value))
}

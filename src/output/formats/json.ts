import { stringifyJson } from '../../foundation/exact-json'
import type { Row, Value } from '../../foundation/json'
import type { Format } from '../format'
import { type Layout, objectWriter } from '../object-writer'
import { escapeSerialised } from '../sanitise'

/** An array of objects, or an object, indented by two spaces as cliff does; `--noindent` is one line. */
export const json: Format = {
  async *list({ columns, parts }, options) {
    const { open, comma, close, ...layout } = options.noindent ? oneLine : indented
    const write = objectWriter(columns, layout)
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

/** The layout of the objects, and what stands around and between them. */
interface ListLayout extends Layout {
  open: string
  comma: string
  close: string
}

const indented: ListLayout = {
  open: '[\n',
  comma: ',\n',
  close: '\n]\n',
  begin: '  {\n    ',
  between: ',\n    ',
  end: '\n  }',
  colon: ': ',
  value: (value) => inLines(value).replaceAll('\n', '\n    '),
}

const oneLine: ListLayout = {
  open: '[',
  comma: ', ',
  close: ']\n',
  begin: '{',
  between: ', ',
  end: '}',
  colon: ': ',
  value: onOneLine,
}

function inLines(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value, 2))
}

/** Python puts a space after commas and colons. Strings hold no line feed: in JSON it is escaped. */
function onOneLine(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value, 1)).replace(/,\n */g, ', ').replace(/\n */g, '')
}

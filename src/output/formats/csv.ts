import { isNumber, type Row, type Value } from '../../foundation/json'
import type { Destination, Format, Layout } from '../format'
import { pythonStr } from '../../foundation/python'
import { visible } from '../sanitise'

/** A header and one line per row, like RFC 4180 and Python's csv module. */
export const csv: Format = {
  verbatim: true,

  async *list({ columns, parts }, options, to) {
    const line = lineWriter(options, to)
    yield line(columns.map(({ key }) => key))
    for await (const rows of parts) {
      yield rows.map((row) => line(columns.map(({ of }) => of(row)))).join('')
    }
  },

  *record(record: Row, options, to) {
    const line = lineWriter(options, to)
    yield line(Object.keys(record)) + line(Object.values(record))
  },
}

function lineWriter({ quote }: Layout, { isTerminal }: Destination) {
  return (values: readonly (Value | undefined)[]): string => {
    let line = ''
    let before = ''
    for (const value of values) {
      const text = value === undefined || value === null ? '' : pythonStr(value)
      line += before + quoted(isTerminal ? visible(text) : text, value, quote)
      before = ','
    }
    // An empty line would not be a row.
    return values.length === 1 && line === '' ? '""\n' : `${line}\n`
  }
}

function quoted(text: string, value: Value | undefined, quote: Layout['quote']): string {
  if (quote === 'none') return text.replace(/[\\,"\r\n]/g, '\\$&')
  const isNumeric = isNumber(value) || typeof value === 'boolean'
  if (quote === 'all' || (quote === 'nonnumeric' && !isNumeric) || /[,"\r\n]/.test(text)) {
    // Checking first is faster than replacing nothing.
    return `"${text.includes('"') ? text.replaceAll('"', '""') : text}"`
  }
  return text
}

import { stringifyJson } from '../../exact-json'
import type { Row, Value } from '../../json'
import { rowSelector } from '../columns'
import type { Format } from '../format'
import { escapeSerialised } from '../sanitise'

/** An array of objects, or an object, indented by two spaces as cliff does; `--noindent` is one line. */
export const json: Format = {
  async *list({ columns, pages }, options) {
    const separator = options.noindent ? ', ' : ',\n'
    const brackets = options.noindent ? '['.length : '[\n'.length
    const select = rowSelector(columns)
    let opened = false
    for await (const page of pages) {
      if (page.length === 0) continue
      const items = serialise(page.map(select), options.noindent).slice(brackets, -brackets)
      yield (opened ? separator : options.noindent ? '[' : '[\n') + items
      opened = true
    }
    if (!opened) yield '[]\n'
    else yield options.noindent ? ']\n' : '\n]\n'
  },

  *record(record, options) {
    yield `${serialise(record, options.noindent)}\n`
  },
}

/** On one line Python puts a space after commas and colons. Strings hold no line feed: in JSON it is escaped. */
function serialise(value: Row | Value, noindent: boolean): string {
  const text = escapeSerialised(stringifyJson(value, noindent ? 1 : 2))
  return noindent ? text.replace(/,\n */g, ', ').replace(/\n */g, '') : text
}

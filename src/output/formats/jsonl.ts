import { stringifyJson } from '../../foundation/exact-json'
import type { Row, Value } from '../../foundation/json'
import type { Format } from '../format'
import { objectWriter } from '../object-writer'
import { escapeSerialised } from '../sanitise'

/** One object a line, written as the pages come. */
export const jsonl: Format = {
  async *list({ columns, parts }) {
    const write = objectWriter(columns, {
      begin: '{',
      between: ',',
      end: '}\n',
      colon: ':',
      value: serialise,
    })
    for await (const rows of parts) yield rows.map(write).join('')
  },

  *record(record) {
    yield `${serialise(record)}\n`
  },
}

function serialise(value: Row | Value): string {
  return escapeSerialised(stringifyJson(value))
}

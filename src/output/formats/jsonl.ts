import { stringifyJson } from '../../exact-json'
import type { Row } from '../../json'
import { selectRow } from '../columns'
import type { Format } from '../format'
import { escapeSerialised } from '../sanitise'

/** One object a line, written as the pages come. */
export const jsonl: Format = {
  async *list({ columns, pages }) {
    for await (const page of pages) yield page.map((row) => line(selectRow(row, columns))).join('')
  },

  *record(record) {
    yield line(record)
  },
}

function line(row: Row): string {
  return `${escapeSerialised(stringifyJson(row))}\n`
}

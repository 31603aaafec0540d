import { stringifyJson } from '../../exact-json'
import type { Row } from '../../json'
import { rowSelector } from '../columns'
import type { Format } from '../format'
import { escapeSerialised } from '../sanitise'

/** One object a line, written as the pages come. */
export const jsonl: Format = {
  async *list({ columns, pages }) {
    const select = rowSelector(columns)
    for await (const page of pages) yield page.map((row) => line(select(row))).join('')
  },

  *record(record) {
    yield line(record)
  },
}

function line(row: Row): string {
  return `${escapeSerialised(stringifyJson(row))}\n`
}

import type { Value } from '../../json'
import { attribute } from '../columns'
import type { Format } from '../format'
import { pythonStr } from '../../python'
import { visible } from '../sanitise'

/** The values alone: a row of a list on a line, a value of a resource on a line. */
export const value: Format = {
  async *list({ columns, pages }) {
    for await (const page of pages) {
      yield page.map((row) => `${columns.map(({ key }) => word(attribute(row, key))).join(' ')}\n`).join('')
    }
  },

  *record(record) {
    for (const item of Object.values(record)) yield `${word(item)}\n`
  },
}

function word(item: Value | undefined): string {
  return item === undefined ? '' : visible(pythonStr(item))
}

import type { Value } from '../../foundation/json'
import type { Format } from '../format'
import { pythonStr } from '../../foundation/python'
import { visible } from '../sanitise'

/** Bare values: one line per row of a list, or per attribute of a resource. */
export const value: Format = {
  async *list({ columns, parts }) {
    for await (const rows of parts) {
      yield rows.map((row) => line(columns.map(({ of }) => word(of(row))))).join('')
    }
  },

  *record(record) {
    yield Object.values(record)
      .map((item) => line([word(item)]))
      .join('')
  },
}

function line(words: readonly string[]): string {
  return `${visible(words.join(' '))}\n`
}

function word(item: Value | undefined): string {
  return item === undefined ? '' : pythonStr(item)
}

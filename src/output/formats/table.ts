import type { Value } from '../../foundation/json'
import { loadPainter } from '../colour'
import { drawTable, type Drawing } from '../draw-table'
import type { Destination, Format, FormatOptions } from '../format'
import { pythonRepr, pythonStr } from '../../foundation/python'

/** The tables of python-magnumclient: `print_list` and `print_dict` of its common/cliutils.py. */
export const table: Format = {
  async *list({ columns, parts }, options, to) {
    const rows: string[][] = []
    for await (const part of parts) {
      for (const row of part) rows.push(columns.map(({ of }) => cell(of(row))))
    }
    yield* drawTable(
      columns.map(({ title }) => title),
      rows,
      await drawing(options, to, 8),
    )
  },

  async *record(record, options, to) {
    const rows = Object.entries(record).flatMap(([key, value]) => propertyRows(key, value))
    yield* drawTable(['Property', 'Value'], rows, await drawing(options, to, 16))
  },
}

/** @param minWidth what cliff's table formatter leaves to a column, however narrow the table is to be */
async function drawing(options: FormatOptions, to: Destination, minWidth: number): Promise<Drawing> {
  const tableWidth = options.maxWidth > 0 ? options.maxWidth : options.fitWidth ? to.columns : undefined
  return {
    fit: tableWidth === undefined ? undefined : { tableWidth, minWidth },
    paint: to.colour ? await loadPainter() : undefined,
  }
}

function cell(value: Value | undefined): string {
  if (value === undefined) return ''
  return value === null ? '-' : pythonStr(value)
}

/** A backslash and an n, as in the faults of Heat, begin a new row; the property is named on the first only. */
function propertyRows(key: string, value: Value): string[][] {
  if (Array.isArray(value)) return [[key, pythonRepr(value.map(pythonStr))]]
  const text = cell(value)
  if (!text.includes('\\n')) return [[key, text]]
  return text
    .trim()
    .split('\\n')
    .map((line, index) => [index === 0 ? key : '', line])
}

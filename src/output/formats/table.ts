import { isObject, type Value } from '../../foundation/json'
import { pythonRepr, pythonStr } from '../../foundation/python'
import { loadPainter } from '../colour'
import { drawTable, type Grid, gridOf } from '../draw-table'
import type { Destination, Format, Layout } from '../format'
import { lengthLimit } from '../too-long'

/** Tables like those of python-magnumclient: `print_list` and `print_dict` in common/cliutils.py. */
export const table: Format = {
  loadPainter,

  async *list({ columns, parts }, options, to) {
    const rows: string[][] = []
    const limit = lengthLimit('a table')
    for await (const part of parts) {
      for (const row of part) {
        const values = columns.map(({ of }) => of(row))
        limit(
          values.map((value) => value ?? null),
          true,
        )
        rows.push(columns.map(({ key }, at) => taintsText(key, values[at]) ?? cell(values[at], to)))
      }
    }
    const grid = gridOf(
      columns.map(({ title }) => title),
      rows,
    )
    yield* drawTable(await fitted(grid, options, to, 8))
  },

  async *record(record, options, to) {
    lengthLimit('a table')(record)
    const rows = Object.entries(record).flatMap(([key, value]) => propertyRows(key, value, to))
    const grid = gridOf(['Property', 'Value'], rows)
    const width = givenWidth(options, to) === undefined ? to.fit?.width : undefined
    if (width !== undefined) {
      const { propertiesFit, propertyLines } = await import('../table-width')
      if (!propertiesFit(grid, width)) {
        yield propertyLines(grid, width)
        return
      }
    }
    yield* drawTable(await fitted(grid, options, to, 16))
  },
}

/** The table width set by the options, like in cliff. */
function givenWidth({ maxWidth, fitWidth }: Layout, { columns }: Destination): number | undefined {
  return maxWidth > 0 ? maxWidth : fitWidth ? columns : undefined
}

/** @param minWidth the minimum column width of cliff's table formatter */
async function fitted(grid: Grid, options: Layout, to: Destination, minWidth: number): Promise<Grid> {
  const tableWidth = givenWidth(options, to)
  if (tableWidth === undefined) return to.fit ? fittedTo(to.fit, grid, to) : grid
  const { withMaxWidth } = await import('../table-width')
  return withMaxWidth(grid, tableWidth, minWidth)
}

async function fittedTo(
  fit: NonNullable<Destination['fit']>,
  grid: Grid,
  { note }: Destination,
): Promise<Grid> {
  const { fitTerminal } = await import('../table-width')
  const { grid: fitting, leftOut } = fitTerminal(grid, fit.width, fit.leaveOut)
  if (leftOut.length > 0) {
    const text = `Omitted to fit ${fit.width} columns: ${leftOut.join(', ')}.\n--max-width 0 shows all, -c chooses.`
    const { foldLines } = await import('../wrap-text')
    for (const line of foldLines(text, fit.width).split('\n')) note?.(line)
  }
  return fitting
}

function cell(value: Value | undefined, { fit }: Destination): string {
  if (value === undefined) return ''
  // Labels, one per line for people.
  if (fit && isObject(value) && Object.keys(value).length > 0) {
    return Object.entries(value)
      .map(([key, item]) => `${key}=${pythonStr(item)}`)
      .join('\n')
  }
  return value === null ? '-' : pythonStr(value)
}

/** Node taints as Kubernetes writes them: `key=value:Effect`; undefined for other attributes. */
function taintsText(key: string, value: Value | undefined): string | undefined {
  if (key !== 'node_taints' || !Array.isArray(value) || value.length === 0) return undefined
  const texts = value.map((taint) => {
    if (!isObject(taint)) return undefined
    const { key: name, value: own, effect } = taint
    if (typeof name !== 'string' || typeof effect !== 'string') return undefined
    return `${name}${typeof own === 'string' && own !== '' ? `=${own}` : ''}:${effect}`
  })
  return texts.includes(undefined) ? undefined : texts.join(', ')
}

/** Splits at escaped line feeds, as in Heat's faults, into rows; only the first has the property's name. */
function propertyRows(key: string, value: Value, to: Destination): string[][] {
  const taints = taintsText(key, value)
  if (taints !== undefined) return [[key, taints]]
  if (Array.isArray(value)) return [[key, pythonRepr(value.map(pythonStr))]]
  const text = cell(value, to)
  if (!text.includes('\\n')) return [[key, text]]
  return text
    .trim()
    .split('\\n')
    .map((line, index) => [index === 0 ? key : '', line])
}

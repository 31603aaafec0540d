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
    const given = givenWidth(options, to)
    if (given !== undefined) yield* drawTable(await withMaxWidth(grid, given, 8))
    else yield* drawTable(to.fit ? await fittedList(grid, to.fit, to) : grid)
  },

  async *record(record, options, to) {
    lengthLimit('a table')(record)
    const rows = Object.entries(record).flatMap(([key, value]) => propertyRows(key, value, to))
    const grid = gridOf(['Property', 'Value'], rows)
    const given = givenWidth(options, to)
    if (given !== undefined) yield* drawTable(await withMaxWidth(grid, given, 16))
    else if (to.fit) yield* fittedProperties(grid, to.fit)
    else yield* drawTable(grid)
  },
}

/** The table width set by the options, like in cliff. */
function givenWidth({ maxWidth, fitWidth }: Layout, { columns }: Destination): number | undefined {
  return maxWidth > 0 ? maxWidth : fitWidth ? columns : undefined
}

/** @param minWidth the minimum column width of cliff's table formatter */
async function withMaxWidth(grid: Grid, tableWidth: number, minWidth: number): Promise<Grid> {
  return (await import('../max-width')).withMaxWidth(grid, tableWidth, minWidth)
}

type Fit = NonNullable<Destination['fit']>

async function fittedList(grid: Grid, { width, leaveOut }: Fit, { note }: Destination): Promise<Grid> {
  const { fitList } = await import('../table-width')
  const { grid: fitting, omitted } = fitList(grid, width, leaveOut)
  if (omitted.length > 0) {
    const text = `Omitted to fit ${width} columns: ${omitted.join(', ')}.\n--max-width 0 shows all, -c chooses.`
    const { foldLines } = await import('../wrap-text')
    for (const line of foldLines(text, width).split('\n')) note?.(line)
  }
  return fitting
}

async function* fittedProperties(grid: Grid, { width }: Fit): AsyncGenerator<string> {
  const { fitProperties, propertyLines } = await import('../table-width')
  const fitting = fitProperties(grid, width)
  if (fitting) yield* drawTable(fitting)
  else yield propertyLines(grid, width)
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

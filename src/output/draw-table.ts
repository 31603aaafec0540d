import { setImmediate } from 'node:timers/promises'
import CliTable from 'cli-table3'
import { visibleLines } from './sanitise'
import { tooLong } from './too-long'
import { widthOf } from './width'

type Row = readonly string[]

/** The cells of a table, which may be multi-line, and the widths of its columns in terminal columns. */
export interface Grid {
  titles: Row
  rows: readonly Row[]
  widths: readonly number[]
}

/** A grid with columns as wide as their cells and control characters escaped. */
export function gridOf(titles: Row, rows: readonly Row[]): Grid {
  const safe = { titles: titles.map(visibleLines), rows: rows.map((row) => row.map(visibleLines)) }
  const widths = titles.map(() => 0)
  for (const row of [safe.titles, ...safe.rows]) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, widthOfLines(cell))
    })
  }
  return { ...safe, widths }
}

/** The width of the widest line of a cell. */
export function widthOfLines(cell: string): number {
  return cell.includes('\n') ? greatest(cell.split('\n').map(widthOf)) : widthOf(cell)
}

// Not Math.max, which does not accept a million arguments.
const greatest = (numbers: readonly number[]) => numbers.reduce((most, next) => Math.max(most, next), 0)

/** The width of a table with such columns: a bar around and between them, a space on either side of the text. */
export function widthOfTable(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 3 * widths.length + 1)
}

/**
 * The grid with columns of the given widths.
 *
 * @param wrap breaks a line of a cell that is too wide
 * @throws MagnumError failed, if the cells have too many lines
 */
export function wrapCells(
  { titles, rows }: Grid,
  widths: readonly number[],
  wrap: (line: string, width: number) => string,
): Grid {
  const count = countLines(widths.length)
  const wrapped = (cell: string, width: number) =>
    cell
      .split('\n')
      .map((line) => (widthOf(line) > width ? wrap(line, width) : line))
      .join('\n')
  return {
    titles,
    rows: rows.map((row) => count(row.map((cell, column) => wrapped(cell, widths[column] ?? 0)))),
    widths,
  }
}

/**
 * Lines drawn as one row. In cli-table3, setting up a cell takes as long as drawing ten lines, and a table takes time
 * quadratic in its number of rows.
 */
const linesAtOnce = 100
const chunkLength = 65_536

/** Maximum padding caused by long cells, in characters: for few rows, added per row, and in total. */
const mostPadding = { base: 2 ** 25, perRow: 2 ** 11, total: 2 ** 26 }

/** Maximum width of a table. Only escapes, which take up to ten columns a character, can make a row wider. */
const mostColumns = 2 ** 22

/** Maximum number of cells in lines beyond the first of each row: cli-table3 draws about 300,000 per second. */
const mostFurtherCells = 200_000

const sides = { left: '|', middle: '|', right: '|' }
const rules = {
  top: '-',
  'top-left': '+',
  'top-mid': '+',
  'top-right': '+',
  bottom: '-',
  'bottom-left': '+',
  'bottom-mid': '+',
  'bottom-right': '+',
}
const noRules = Object.fromEntries(Object.keys(rules).map((name) => [name, '']))

/**
 * Draws the table like prettytable, left-aligned, in chunks of text.
 *
 * @throws MagnumError failed, if a cell has too many lines or would pad too many others
 */
export async function* drawTable(grid: Grid): AsyncGenerator<string> {
  grid.rows.forEach(countLines(grid.titles.length))
  refusePadding(grid)
  const options = {
    style: { head: [], border: [], compact: true },
    colWidths: grid.widths.map((width) => width + 2),
    // cli-table3 truncates each cell to ten columns for its debug log, one character at a time. A mark of ten columns
    // avoids that; no cell in the table is wider than its column.
    truncate: ' '.repeat(10),
  }
  const head = new CliTable({ ...options, chars: { ...sides, ...rules }, head: [...grid.titles] }).toString()
  const bodyOptions = { ...options, chars: { ...sides, ...noRules } }
  let text = `${head}\n`
  let drawn: { row: Row; text: string } | undefined
  for (const lines of batches(linesOf(grid.rows), linesAtOnce)) {
    const row = grid.titles.map((_, column) => lines.map((cells) => cells[column] ?? '').join('\n'))
    // What a server repeats a hundred thousand times is drawn once.
    if (!drawn || row.some((cell, column) => cell !== drawn?.row[column])) {
      const body = new CliTable(bodyOptions)
      body.push(row)
      drawn = { row, text: `${body.toString()}\n` }
    }
    text += drawn.text
    if (text.length >= chunkLength) {
      yield text
      text = ''
      // Lets signal handlers run between chunks.
      await setImmediate()
    }
  }
  const rule = head.slice(head.lastIndexOf('\n') + 1)
  yield `${text}${rule}\n`
}

/** Splits multi-line rows into one row per line. */
function* linesOf(rows: readonly Row[]): Generator<Row> {
  for (const row of rows) {
    if (!row.some((cell) => cell.includes('\n'))) {
      yield row
      continue
    }
    const cells = row.map((cell) => cell.split('\n'))
    const height = greatest(cells.map((lines) => lines.length))
    for (let y = 0; y < height; y++) yield cells.map((lines) => lines[y] ?? '')
  }
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

/** Returns each row, and throws once the rows have too many lines for a table. */
function countLines(columns: number): (row: Row) => Row {
  let left = mostFurtherCells
  return (row) => {
    left -= (heightOf(row) - 1) * columns
    if (left < 0) throw tooLong('The output has too many lines for a table.')
    return row
  }
}

function heightOf(row: Row): number {
  return greatest(row.map((cell) => (cell.includes('\n') ? cell.split('\n').length : 1)))
}

function refusePadding({ rows, widths }: Grid): void {
  const width = widths.reduce((sum, next) => sum + next, 0)
  let left = Math.min(mostPadding.base + mostPadding.perRow * rows.length, mostPadding.total)
  for (const row of rows)
    left -= heightOf(row) * width - row.reduce((length, cell) => length + cell.length, 0)
  if (left < 0 || width > mostColumns) throw tooLong('The output contains values too long for a table.')
}

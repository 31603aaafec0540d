import { fittedWidths, type Fit } from './fit-width'
import { visibleLines } from './sanitise'
import { loadMeasure, measureAscii, type Measure } from './width'

export interface Drawing {
  fit: Fit | undefined
  /** Colours a cell; the text stays as it is. */
  paint: ((cell: string) => string) | undefined
}

type Row = readonly string[]

const chunkLength = 65_536

/** A table in the frame of prettytable, cells to the left, in chunks of text. Cells may have several lines. */
export async function* drawTable(
  titles: Row,
  rows: readonly Row[],
  { fit, paint }: Drawing,
): AsyncGenerator<string> {
  const all = [titles, ...rows]
  // A look at whole rows is enough for nearly all tables, and there are some of 100,000 rows.
  const isPlain = all.every((row) => isAscii(row.join('')))
  const safe = isPlain ? all : all.map((row) => row.map(visibleLines))
  const measure = isPlain || safe.every((row) => row.every(isAscii)) ? measureAscii : await loadMeasure()
  const natural = naturalWidths(safe, measure)
  const widths = fit ? fittedWidths(natural, titles.map(measure), fit) : natural
  const wrap = fit && widths !== natural ? await loadWrap(widths, measure) : undefined
  const rule = `+${widths.map((width) => '-'.repeat(width + 2)).join('+')}+\n`
  const line = lineWriter(widths, measure, paint)

  let chunk = rule
  for (const [index, row] of safe.entries()) {
    const cells = wrap ? row.map(wrap) : row
    chunk += cells.some(isTall) ? tallRow(cells).map(line).join('') : line(cells)
    if (index === 0) chunk += rule
    if (chunk.length >= chunkLength) {
      yield chunk
      chunk = ''
    }
  }
  yield chunk + rule
}

function isAscii(cell: string): boolean {
  return /^[\x20-\x7e\n]*$/.test(cell)
}

function isTall(cell: string): boolean {
  return cell.includes('\n')
}

function naturalWidths(rows: readonly Row[], measure: Measure): number[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      const width = isTall(cell) ? Math.max(...cell.split('\n').map(measure)) : measure(cell)
      if (width > (widths[column] ?? -1)) widths[column] = width
    })
  }
  return widths
}

function lineWriter(widths: readonly number[], measure: Measure, paint: Drawing['paint']) {
  return (cells: Row): string => {
    let line = '|'
    cells.forEach((cell, column) => {
      const padding = ' '.repeat((widths[column] ?? 0) - measure(cell))
      line += ` ${paint ? paint(cell) : cell}${padding} |`
    })
    return `${line}\n`
  }
}

/** The lines of a row that has cells of several lines. */
function tallRow(row: Row): Row[] {
  const cells = row.map((cell) => cell.split('\n'))
  const height = Math.max(...cells.map((lines) => lines.length))
  return Array.from({ length: height }, (_, y) => cells.map((lines) => lines[y] ?? ''))
}

async function loadWrap(widths: readonly number[], measure: Measure) {
  const { wrapText } = await import('./wrap-text')
  return (cell: string, column: number): string => {
    const width = widths[column] ?? 0
    const lines = cell
      .split('\n')
      .map((line) => (measure(line) > width ? wrapText(line, width, measure) : line))
    return lines.join('\n')
  }
}

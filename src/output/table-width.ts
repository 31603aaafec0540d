import { countLines, frameWidth, type Grid, widthOfLines } from './draw-table'
import { widthOf } from './width'
import { wrapWords, wrapText } from './wrap-text'

type Row = readonly string[]

/** A grid that fits, and the titles of the omitted columns. */
interface Fitted {
  grid: Grid
  leftOut: readonly string[]
}

/** The most important columns; of the others, those on the left are more important. */
const foremost = ['status', 'name', 'uuid']

/** Minimum width of wrapped text. UUIDs, statuses, numbers and titles are never wrapped. */
const narrowest = 12
const unbreakable = /^(?:[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[A-Z]+(?:_[A-Z]+)*|-?[\d.,:]+)$/

/**
 * Fits the grid to a terminal: narrows columns of text, the widest first; if that is not enough, omits columns from the
 * right, except one.
 *
 * @param mayLeaveOut false if the user selected the columns
 */
export function fitTerminal(grid: Grid, tableWidth: number, mayLeaveOut: boolean): Fitted {
  const least = leastWidths(grid)
  let shown = grid.titles.map((_, column) => column)
  while (
    mayLeaveOut &&
    shown.length > 1 &&
    widthOfTable(shown.map((column) => least[column] ?? 0)) > tableWidth
  ) {
    const last = leastImportant(shown, grid.titles)
    shown = shown.filter((column) => column !== last)
  }
  const only = (row: Row) => shown.map((column) => row[column] ?? '')
  const widths = narrowedTo(
    tableWidth,
    shown.map((column) => grid.widths[column] ?? 0),
    shown.map((column) => least[column] ?? 0),
  )
  return {
    grid: { titles: only(grid.titles), rows: wrappedRows(grid.rows.map(only), widths, wrapWords), widths },
    leftOut: grid.titles.filter((_, column) => !shown.includes(column)),
  }
}

/** Whether properties fit as a table without wrapping a name, UUID, status or number. */
export function propertiesFit(grid: Grid, tableWidth: number): boolean {
  return widthOfTable(leastWidths(grid)) <= tableWidth
}

/** Properties without a frame for a narrow terminal: values after their names if there is room, else below. */
export function propertyLines({ rows }: Grid, width: number): string {
  const lines = rows.flatMap(([name = '', value = '']) => {
    const line = `${name}: ${value}`
    if (name !== '' && !value.includes('\n') && widthOf(line) <= width) return [line]
    const below = unbreakable.test(value) ? value : wrapped(value, Math.max(narrowest, width - 2), wrapWords)
    return [...(name === '' ? [] : [`${name}:`]), ...below.split('\n').map((text) => `  ${text}`)]
  })
  return lines.map((line) => `${line}\n`).join('')
}

function widthOfTable(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, frameWidth(widths.length))
}

function leastWidths({ titles, rows }: Grid): number[] {
  const least = titles.map(widthOfLines)
  for (const row of rows) {
    row.forEach((cell, column) => {
      const width =
        titles[column] === 'Property' || unbreakable.test(cell)
          ? widthOf(cell)
          : Math.min(narrowest, widthOfLines(cell))
      if (width > (least[column] ?? 0)) least[column] = width
    })
  }
  return least
}

function leastImportant(shown: readonly number[], titles: readonly string[]): number | undefined {
  const others = shown.filter((column) => !foremost.includes(titles[column] ?? ''))
  if (others.length > 0) return others.at(-1)
  return [...shown]
    .sort((a, b) => foremost.indexOf(titles[a] ?? '') - foremost.indexOf(titles[b] ?? ''))
    .at(-1)
}

/** Column widths that fit if possible: only the widest columns are narrowed, to a common width. */
function narrowedTo(
  tableWidth: number,
  natural: readonly number[],
  least: readonly number[],
): readonly number[] {
  const cutTo = (most: number) =>
    natural.map((width, column) => Math.max(least[column] ?? 0, Math.min(width, most)))
  let low = 0
  let high = Math.max(...natural)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (widthOfTable(cutTo(middle)) <= tableWidth) low = middle
    else high = middle - 1
  }
  return cutTo(low)
}

function wrappedRows(rows: readonly Row[], widths: readonly number[], wrap: typeof wrapText): readonly Row[] {
  const count = countLines(widths.length)
  return rows.map((row) => count(row.map((cell, column) => wrapped(cell, widths[column], wrap))))
}

function wrapped(cell: string, width = 0, wrap: typeof wrapText): string {
  return cell
    .split('\n')
    .map((line) => (widthOf(line) > width ? wrap(line, width) : line))
    .join('\n')
}

/**
 * The maximum width of a table on a terminal; undefined if unlimited. CLIFF_FIT_WIDTH and CLIFF_MAX_TERM_WIDTH are from
 * cliff; COLUMNS overrides the terminal.
 *
 * @param setting false to disable fitting
 */
export function widthToFit(
  env: Readonly<Record<string, string | undefined>>,
  columns: number | undefined,
  setting: unknown,
): number | undefined {
  const most = positive(env['CLIFF_MAX_TERM_WIDTH'])
  const isWanted = env['CLIFF_FIT_WIDTH'] ? env['CLIFF_FIT_WIDTH'] !== '0' : setting !== false
  return isWanted ? Math.min(most ?? Infinity, columnsOf(env, columns) ?? usualColumns) : most
}

/** The terminal's columns, from COLUMNS or the terminal; undefined if unknown. */
export function columnsOf(
  env: Readonly<Record<string, string | undefined>>,
  columns: number | undefined,
): number | undefined {
  return positive(env['COLUMNS']) ?? columns
}

/** Assumed columns of a terminal of unknown width. */
const usualColumns = 80

function positive(text = ''): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined
}

/**
 * Fits the grid to `--max-width` like cliff: wide columns share the space that the others leave, and none gets narrower
 * than its title or `minWidth`.
 */
export function withMaxWidth(grid: Grid, tableWidth: number, minWidth: number): Grid {
  const widths = narrowed(grid, tableWidth, minWidth)
  return { ...grid, widths, rows: wrappedRows(grid.rows, widths, wrapText) }
}

/** cliff 4.2.0, formatters/table.py, TableFormatter._assign_max_widths. */
function narrowed({ titles, widths }: Grid, tableWidth: number, minWidth: number): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0)
  if (sum + frameWidth(widths.length) <= tableWidth) return widths
  const usable = Math.max(0, tableWidth - frameWidth(widths.length))
  const fairShare = Math.floor(usable / widths.length)
  const wide = widths.flatMap((width, column) => (width > fairShare ? [column] : []))
  const left = widths.reduce((rest, width) => (width > fairShare ? rest : rest - width), usable)
  const share = Math.floor(left / wide.length)
  return widths.map((width, column) => {
    if (width <= fairShare) return width
    const most = column === wide.at(-1) ? left - share * (wide.length - 1) : share
    return Math.max(widthOf(titles[column] ?? ''), Math.min(width, Math.max(minWidth, most)))
  })
}

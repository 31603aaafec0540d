import { type Grid, widthOfLines, widthOfTable, wrapCells } from './draw-table'
import { visible } from './sanitise'
import { widthOf } from './width'
import { wrapWords } from './wrap-text'

/** Minimum width of wrapped text. */
const narrowest = 12

/** UUIDs and other IDs, statuses, times and numbers, which are never wrapped. */
const unbreakable =
  /^(?:\d{4}-\d\d-\d\dT[\d:.+Z-]+|[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}|[A-Z]+(?:_[A-Z]+)*|-?[\d.,:]+)$/

/**
 * Fits a list to a terminal: narrows text, and omits the columns for which there is no room, the least important first.
 * Names are wrapped only if there is no room for them beside the status.
 *
 * @param mayOmit false if the user selected the columns
 */
export function fitList(
  grid: Grid,
  tableWidth: number,
  mayOmit: boolean,
): { grid: Grid; omitted: readonly string[] } {
  const ranked = byImportance(grid.titles)
  const isEssential = (column: number) => /^(?:status|name)$/.test(grid.titles[column] ?? '')
  const essential = mayOmit ? ranked.filter(isEssential) : ranked
  const wholeNames = leastWidths(grid, ['name'])
  const fitsWhole = fits(essential, wholeNames, tableWidth)
  const limits = fitsWhole ? wholeNames : leastWidths(grid)
  // Beside a wrapped name there is no room for other columns.
  const candidates = fitsWhole ? ranked : essential
  const shown = mayOmit ? thatFit(candidates, limits, tableWidth) : ranked
  const columns = [...shown].sort((one, other) => one - other)
  const only = <T>(row: readonly T[], absent: T) => columns.map((column) => row[column] ?? absent)
  const rows = grid.rows.map((row) => only(row, ''))
  const widths = narrowed(only(grid.widths, 0), only(limits, 0), tableWidth)
  return {
    grid: wrapCells({ titles: only(grid.titles, ''), rows, widths }, widths, wrapWords),
    omitted: grid.titles.filter((_, column) => !shown.includes(column)),
  }
}

/** Fits properties to a terminal; undefined if a name, ID, status or number would have to be wrapped. */
export function fitProperties(grid: Grid, tableWidth: number): Grid | undefined {
  const least = leastWidths(grid, ['Property'])
  if (widthOfTable(least) > tableWidth) return undefined
  return wrapCells(grid, narrowed(grid.widths, least, tableWidth), wrapWords)
}

/** Properties without a frame for a narrow terminal: values after their names if there is room, else below. */
export function propertyLines({ rows }: Grid, width: number): string {
  const room = Math.max(narrowest, width - 2)
  const lines = rows.flatMap(([key = '', value = '']) => {
    // A line feed in a name would begin a line that looks like another property.
    const name = visible(key)
    const line = `${name}: ${value}`
    if (name !== '' && !value.includes('\n') && widthOf(line) <= width) return [line]
    const below = value.split('\n').flatMap((text) => {
      const fits = unbreakable.test(text) || widthOf(text) <= room
      return fits ? [text] : wrapWords(text, room).split('\n')
    })
    return [...(name === '' ? [] : [`${name}:`]), ...below.map((text) => `  ${text}`)]
  })
  return lines.map((line) => `${line}\n`).join('')
}

/** Columns that are long, or seldom what a user looks for; the first ones matter more. */
const leastImportant = ['keypair', 'image_id', 'type', 'links']

/**
 * Indices of the columns, the most important first: status, name and UUID, then from left to right, then the least
 * important.
 */
function byImportance(titles: readonly string[]): readonly number[] {
  const first = ['status', 'name', 'uuid']
  const rank = (column: number) => {
    const title = titles[column] ?? ''
    return first.includes(title) ? first.indexOf(title) : first.length + 1 + leastImportant.indexOf(title)
  }
  return titles.map((_, column) => column).sort((a, b) => rank(a) - rank(b))
}

/** The columns for which there is room, the first ones first, and at least one. */
function thatFit(columns: readonly number[], limits: readonly number[], tableWidth: number) {
  const shown: number[] = []
  for (const column of columns) {
    if (shown.length === 0 || fits([...shown, column], limits, tableWidth)) shown.push(column)
  }
  return shown
}

function fits(columns: readonly number[], limits: readonly number[], tableWidth: number): boolean {
  return widthOfTable(columns.map((column) => limits[column] ?? 0)) <= tableWidth
}

/** How far columns can be narrowed. @param whole the titles of columns that are not wrapped */
function leastWidths({ titles, rows, widths }: Grid, whole: readonly string[] = []): readonly number[] {
  return titles.map((title, column) => {
    if (whole.includes(title)) return widths[column] ?? 0
    return rows.reduce((least, row) => {
      const cell = row[column] ?? ''
      const width = widthOfLines(cell)
      return Math.max(least, unbreakable.test(cell) ? width : Math.min(narrowest, width))
    }, widthOfLines(title))
  })
}

/** Column widths that fit if possible: the widest columns are narrowed to a common width, none below its limit. */
function narrowed(
  widths: readonly number[],
  limits: readonly number[],
  tableWidth: number,
): readonly number[] {
  const cutTo = (most: number) =>
    widths.map((width, column) => Math.max(limits[column] ?? 0, Math.min(width, most)))
  if (widthOfTable(widths) <= tableWidth) return widths
  let most = tableWidth
  while (most > 0 && widthOfTable(cutTo(most)) > tableWidth) most--
  return cutTo(most)
}

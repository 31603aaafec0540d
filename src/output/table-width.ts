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
 * The columns of lists, the most important first. The others come in place of `…`, from left to right; the last ones are
 * long, or seldom what a user looks for.
 */
const importance = ['status', 'name', 'uuid', '…', 'keypair', 'image_id', 'type', 'links']

/** A column of a grid, as wide as its widest cell. */
interface Column {
  readonly index: number
  readonly title: string
  readonly width: number
  /** How far it can be narrowed. */
  readonly least: number
}

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
  const isEssential = ({ title }: Column) => !mayOmit || title === 'status' || title === 'name'
  const all = columnsOf(grid, ['name'])
  // Beside a wrapped name there is no room for other columns.
  const candidates = fit(all.filter(isEssential), tableWidth) ? all : columnsOf(grid).filter(isEssential)
  const shown = mayOmit ? mostImportant(candidates, tableWidth) : candidates
  const widths = narrowed(shown, tableWidth)
  const titles = shown.map(({ title }) => title)
  const rows = grid.rows.map((row) => shown.map(({ index }) => row[index] ?? ''))
  return {
    grid: wrapCells({ titles, rows, widths }, widths, wrapWords),
    omitted: grid.titles.filter((title) => !titles.includes(title)),
  }
}

/** Fits properties to a terminal; undefined if a name, ID, status or number would have to be wrapped. */
export function fitProperties(grid: Grid, tableWidth: number): Grid | undefined {
  const columns = columnsOf(grid, ['Property'])
  return fit(columns, tableWidth) ? wrapCells(grid, narrowed(columns, tableWidth), wrapWords) : undefined
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

/** The columns of a grid. @param whole the titles of those that are not wrapped */
function columnsOf({ titles, rows, widths }: Grid, whole: readonly string[] = []): readonly Column[] {
  return titles.map((title, index) => {
    const width = widths[index] ?? 0
    const leastOf = (cell: string) =>
      unbreakable.test(cell) ? widthOfLines(cell) : Math.min(narrowest, widthOfLines(cell))
    const least = () =>
      rows.reduce((most, row) => Math.max(most, leastOf(row[index] ?? '')), widthOfLines(title))
    return { index, title, width, least: whole.includes(title) ? width : least() }
  })
}

/** The most important columns for which there is room, and at least one, in their order. */
function mostImportant(columns: readonly Column[], tableWidth: number): readonly Column[] {
  const rank = ({ title }: Column) => importance.indexOf(importance.includes(title) ? title : '…')
  const shown: Column[] = []
  for (const column of columns.toSorted((one, other) => rank(one) - rank(other))) {
    if (shown.length === 0 || fit([...shown, column], tableWidth)) shown.push(column)
  }
  return columns.filter((column) => shown.includes(column))
}

/** Whether columns fit if they are narrowed. */
function fit(columns: readonly Column[], tableWidth: number): boolean {
  return widthOfTable(columns.map(({ least }) => least)) <= tableWidth
}

/** Column widths that fit if possible: the widest columns are narrowed to a common width, none below its limit. */
function narrowed(columns: readonly Column[], tableWidth: number): readonly number[] {
  const cutTo = (most: number) => columns.map(({ width, least }) => Math.max(least, Math.min(width, most)))
  let most = tableWidth
  while (most > 0 && widthOfTable(cutTo(most)) > tableWidth) most--
  return cutTo(most)
}

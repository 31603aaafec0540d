import { frameWidth, type Grid } from './draw-table'
import { widthOf } from './width'
import { wrapText } from './wrap-text'

/**
 * The grid no wider than `--max-width` says, as cliff makes it: columns that are too wide share what the others
 * leave, and none gets narrower than its title or `minWidth`.
 */
export function withMaxWidth(grid: Grid, tableWidth: number, minWidth: number): Grid {
  const widths = narrowed(grid, tableWidth, minWidth)
  return {
    ...grid,
    widths,
    rows: grid.rows.map((row) => row.map((cell, column) => wrapped(cell, widths[column]))),
  }
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

function wrapped(cell: string, width = 0): string {
  return cell
    .split('\n')
    .map((line) => (widthOf(line) > width ? wrapText(line, width) : line))
    .join('\n')
}

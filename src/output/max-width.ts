import { type Grid, widthOfTable, wrapCells } from './draw-table'
import { widthOf } from './width'
import { wrapText } from './wrap-text'

/**
 * Fits the grid to `--max-width` like cliff: wide columns share the space that the others leave, and none gets narrower
 * than its title or `minWidth`.
 */
export function withMaxWidth(grid: Grid, tableWidth: number, minWidth: number): Grid {
  return wrapCells(grid, narrowedWidths(grid, tableWidth, minWidth), wrapText)
}

/** cliff 4.2.0, formatters/table.py, TableFormatter._assign_max_widths. */
function narrowedWidths({ titles, widths }: Grid, tableWidth: number, minWidth: number): readonly number[] {
  if (widthOfTable(widths) <= tableWidth) return widths
  const usable = Math.max(0, tableWidth - widthOfTable(widths.map(() => 0)))
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

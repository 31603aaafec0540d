export interface Fit {
  /** Widest table, in columns of the terminal. */
  tableWidth: number
  /** No column is made narrower than this. */
  minWidth: number
}

/** What frame and padding add: a bar before each column and after the last, a space on either side of the text. */
const frameWidth = (columns: number) => 3 * columns + 1

/**
 * The widths of the columns that make a table fit: the widest ones share what the others leave, and none gets
 * narrower than its title (cliff 4.2.0, formatters/table.py, TableFormatter._assign_max_widths). Those given
 * where they fit already.
 */
export function fittedWidths(
  natural: readonly number[],
  titles: readonly number[],
  { tableWidth, minWidth }: Fit,
): readonly number[] {
  const sum = natural.reduce((total, width) => total + width, 0)
  if (sum + frameWidth(natural.length) <= tableWidth) return natural
  const usable = Math.max(0, tableWidth - frameWidth(natural.length))
  const fairShare = Math.floor(usable / natural.length)
  const wide = natural.flatMap((width, column) => (width > fairShare ? [column] : []))
  const left = natural.reduce((rest, width) => (width > fairShare ? rest : rest - width), usable)
  const share = Math.floor(left / wide.length)
  return natural.map((width, column) => {
    if (width <= fairShare) return width
    const most = column === wide.at(-1) ? left - share * (wide.length - 1) : share
    return Math.max(titles[column] ?? 0, Math.min(width, Math.max(minWidth, most)))
  })
}

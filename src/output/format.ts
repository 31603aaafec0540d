import type { Manner } from '../foundation/host'
import type { Row, Value } from '../foundation/json'

/** What of the answer the user wants to see. */
export interface Selection {
  columns: readonly string[]
  sortColumns: readonly string[]
  sortDescending: boolean
}

/** An attribute that is shown, and what stands above it in a table. */
export interface TitledColumn {
  key: string
  title: string
  /** What a row has of it; undefined where it has none. */
  of: (row: Row) => Value | undefined
}

/** Rows that are ready to be written, some at a time, and what of them is. */
export interface ShownList {
  columns: readonly TitledColumn[]
  parts: AsyncIterable<readonly Row[]>
}

/** How a format is to lay it out. */
export interface Layout {
  noindent: boolean
  quote: 'all' | 'minimal' | 'none' | 'nonnumeric'
  /** Widest table, in columns of the terminal; 0 or less is no limit. */
  maxWidth: number
  fitWidth: boolean
  prefix: string
}

/** What the text is written to. */
export interface Destination {
  isTerminal: boolean
  /** Columns of the terminal; undefined where there is none. */
  columns: number | undefined
  colour: boolean
  /** A terminal's table is made to fit so many columns; `leaveOut`: by leaving columns out as well. */
  fit?: { width: number; leaveOut: boolean } | undefined
  /** Tells the user what the answer does not show. */
  note?: (text: string) => void
}

/** An answer as text, a chunk at a time, and how that is written. */
export interface Written extends Manner {
  texts: AsyncIterable<string> | Iterable<string>
}

/** Turns rows into text, a chunk at a time so that a long list need not be held in memory. */
export interface Format {
  /** Programs get the values as they are. */
  verbatim?: true
  /** Loads what paints its text for a terminal. */
  loadPainter?: () => Promise<(text: string) => string>
  /** Left out where the format is for one resource only. */
  list?(list: ShownList, layout: Layout, to: Destination): AsyncIterable<string>
  record(record: Row, layout: Layout, to: Destination): AsyncIterable<string> | Iterable<string>
}

import type { Manner } from '../foundation/host'
import type { Row, Value } from '../foundation/json'

/** The columns and order that the user wants. */
export interface Selection {
  columns: readonly string[]
  sortColumns: readonly string[]
  sortDescending: boolean
}

/** An attribute to show, and its title in a table. */
export interface TitledColumn {
  key: string
  title: string
  /** Gets its value from a row; undefined if the row lacks it. */
  of: (row: Row) => Value | undefined
}

/** Rows to write, in pages, and the columns to show. */
export interface ShownList {
  columns: readonly TitledColumn[]
  parts: AsyncIterable<readonly Row[]>
}

/** Layout options of the formats. */
export interface Layout {
  noindent: boolean
  quote: 'all' | 'minimal' | 'none' | 'nonnumeric'
  /** Maximum width of a table in terminal columns; 0 or less means no limit. */
  maxWidth: number
  fitWidth: boolean
  prefix: string
}

/** Where the text is written. */
export interface Destination {
  isTerminal: boolean
  /** Columns of the terminal; undefined without one. */
  columns: number | undefined
  colour: boolean
  /** Fits a table to a terminal of `width` columns. @param leaveOut whether columns may be omitted */
  fit?: { width: number; leaveOut: boolean } | undefined
  /** Tells the user what was omitted. */
  note?: (text: string) => void
}

/** An answer as chunks of text, and how to write them. */
export interface Written extends Manner {
  texts: AsyncIterable<string> | Iterable<string>
}

/** Turns rows into chunks of text, so that a long list is not held in memory. */
export interface Format {
  /** Whether programs get values unescaped. */
  verbatim?: true
  /** Loads a function that colours the text for a terminal. */
  loadPainter?: () => Promise<(text: string) => string>
  /** Undefined if the format does not support lists. */
  list?(list: ShownList, layout: Layout, to: Destination): AsyncIterable<string>
  record(record: Row, layout: Layout, to: Destination): AsyncIterable<string> | Iterable<string>
}

import type { Row } from '../foundation/json'
import type { ShownList } from './columns'

export type FormatName = 'table' | 'json' | 'yaml' | 'csv' | 'value' | 'shell' | 'jsonl'

/** How the user wants the answer. */
export interface FormatOptions {
  /** Undefined: none was asked for. */
  format?: FormatName | undefined
  columns: readonly string[]
  sortColumns: readonly string[]
  sortDescending: boolean
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
}

/** Turns rows into text, a chunk at a time so that a long list need not be held in memory. */
export interface Format {
  list(list: ShownList, options: FormatOptions, to: Destination): AsyncIterable<string>
  record(record: Row, options: FormatOptions, to: Destination): AsyncIterable<string> | Iterable<string>
}

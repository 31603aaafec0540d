import type { Row } from '../foundation/json'

export type { Row }

/** No output. */
export interface Nothing {
  kind: 'nothing'
  /** The exit code of a program run by the command. */
  exitCode?: number
}

/** Text to print unchanged, whatever the format: PEM, shell exports, a kubeconfig. */
export interface Text {
  kind: 'text'
  text: string
  /** Errors for some of several subjects; the text is about the others. */
  failures?: readonly Error[]
}

/** One resource: a table of Property and Value, or an object. */
export interface RecordResult {
  kind: 'record'
  record: Row
}

/** An accepted request. Prints the message, if any, or the resource if a format is given. */
export interface Accepted {
  kind: 'accepted'
  message?: string
  /** Runs once the message is written. */
  afterMessage?: () => Promise<void>
  record: () => Promise<Row>
}

/** Text for people, or the record if a format is given. */
export interface Report {
  kind: 'report'
  text: string
  record: Row
  /** Why the command failed despite its output. */
  failure?: Error
}

/** An attribute to show, with its title if that is not its name. */
export type Column = string | { readonly key: string; readonly title: string }

/** A list of resources, in pages so that a long list is not held in memory. */
export interface ListResult {
  kind: 'list'
  /** Columns of the table, in order. */
  columns: readonly Column[]
  /** Columns of the other formats, if they differ from the table's. */
  fields?: readonly string[]
  /** Additional attributes that `-c` accepts. Default: all attributes of the rows. */
  known?: readonly string[]
  /** All attributes that rows can have: without rows, `-c` accepts no others. Default: any. */
  attributes?: readonly string[]
  pages: AsyncIterable<readonly Row[]>
  /** Attributes to sort the rows by, if the old client sorts them; the primary key first. */
  sortBy?: readonly string[]
  /** Why the command failed despite its output. Read after the last row. */
  failure?: Error | undefined
  /** Renders a row as lines, instead of a table, for rows that arrive over time. */
  line?: (row: Row) => string | readonly string[]
}

/** The outcome of a command for one of several subjects. */
export interface Outcome {
  /** The name or UUID as typed. */
  subject: string
  /** The line for stdout on success. */
  message?: string
  /** The status, if the command has checked it; null if the resource is gone. */
  status?: string | null
  /** The error on failure. */
  error?: Error
}

/** The outcomes of a command for several resources, in the order of the command line. */
export interface Outcomes {
  kind: 'outcomes'
  outcomes: readonly Outcome[]
}

export type Result = Nothing | Text | RecordResult | Accepted | Report | ListResult | Outcomes

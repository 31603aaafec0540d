import type { Row } from '../foundation/json'

export type { Row }

/** Nothing to say: the command did its work and has no answer. */
export interface Nothing {
  kind: 'nothing'
  /** That of a program which was run in the command's place. */
  exitCode?: number
}

/** Text that is the answer as it stands: PEM, shell exports, a kubeconfig. No format applies to it. */
export interface Text {
  kind: 'text'
  text: string
  /** What could not be done for some of several things; the text is about the others. */
  failures?: readonly Error[]
}

/** One resource: a table of Property and Value, or an object. */
export interface RecordResult {
  kind: 'record'
  record: Row
}

/** A request that the service took. The message, if any, is the answer, unless a format is asked for: then the resource is. */
export interface Accepted {
  kind: 'accepted'
  message?: string
  record: () => Promise<Row>
}

/** Text for people about something that has an answer for programs too: the record, where a format is asked for. */
export interface Report {
  kind: 'report'
  text: string
  record: Row
  /** Why the command failed although it has an answer. */
  failure?: Error
}

/** An attribute that is shown, and what stands above it where that is not its name. */
export type Column = string | { readonly key: string; readonly title: string }

/** Many resources. Pages arrive one after the other, so that a long list need not be held in memory. */
export interface ListResult {
  kind: 'list'
  /** Columns of the table, in order. */
  columns: readonly Column[]
  /** Columns of every other format, where they differ from the table's. */
  fields?: readonly string[]
  /** Every attribute that `-c` may name beside those; undefined means that any attribute of the rows may be named. */
  known?: readonly string[]
  pages: AsyncIterable<readonly Row[]>
  /** Attributes that the rows are sorted by before printing, where the reference sorts; the first of them first. */
  sortBy?: readonly string[]
  /** Why the command failed although it has an answer: the rows say more. Known once they have all come. */
  failure?: Error | undefined
  /** A row on a line or some, where rows come as time goes by: in place of a table, which is drawn when it is whole. */
  line?: (row: Row) => string | readonly string[]
}

/** What became of one of several things that a command was asked to do. */
export interface Outcome {
  /** The name as the user typed it. */
  subject: string
  /** The line for stdout when it went well. */
  message?: string
  /** The status that the service gives for it, where the command has looked; null where it is gone. */
  status?: string | null
  /** The error when it did not. */
  error?: Error
}

/** The outcomes of a command that does the same to several resources, in the order of the command line. */
export interface Outcomes {
  kind: 'outcomes'
  outcomes: readonly Outcome[]
}

export type Result = Nothing | Text | RecordResult | Accepted | Report | ListResult | Outcomes

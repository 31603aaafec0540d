import type { FormatLine } from './pair'

/** An intended difference between our output formats and those of `openstack coe`. */
export interface FormatDifference {
  /** The subject, the first cell of the row in docs/formats.md. The next fields are the other cells. */
  about: string
  coe: string
  magnum: string
  why: string
  /** An example and its outputs; ours is empty if the line is refused. */
  example: FormatLine
  printed: { coe: string; ours: string }
}

export const clusters = (argv: readonly string[], rows: readonly object[]): FormatLine => ({
  argv: ['cluster', 'list', ...argv],
  answers: { 'GET /v1/clusters': { body: { clusters: rows.map(identified) } } },
})

/** Shows a cluster, with the given attributes as columns. */
export const cluster = (argv: readonly string[], record: object): FormatLine => ({
  argv: ['cluster', 'show', 'demo', ...argv, ...Object.keys(record).flatMap((key) => ['-c', key])],
  answers: { 'GET /v1/clusters/demo': { body: identified(record) } },
})

/** Adds a UUID, which every cluster has. */
const identified = (row: object) => ('uuid' in row ? row : { ...row, uuid: 'u1' })

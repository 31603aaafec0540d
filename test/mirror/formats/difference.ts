import type { FormatLine } from './pair'

/** A way in which our formats mean to differ from those of `openstack coe`. */
export interface FormatDifference {
  /** What it is about: the first cell of its row in docs/formats.md. The other cells follow. */
  about: string
  coe: string
  magnum: string
  why: string
  /** A line on which it shows, and what each prints there; ours is empty where the line is refused. */
  example: FormatLine
  printed: { coe: string; ours: string }
}

export const clusters = (argv: readonly string[], rows: readonly object[]): FormatLine => ({
  argv: ['cluster', 'list', ...argv],
  answers: { 'GET /v1/clusters': { body: { clusters: rows.map(identified) } } },
})

/** One cluster; what is asked of it is the attributes that are given. */
export const cluster = (argv: readonly string[], record: object): FormatLine => ({
  argv: ['cluster', 'show', 'demo', ...argv, ...Object.keys(record).flatMap((key) => ['-c', key])],
  answers: { 'GET /v1/clusters/demo': { body: identified(record) } },
})

/** There is no cluster without a UUID. */
const identified = (row: object) => ('uuid' in row ? row : { ...row, uuid: 'u1' })

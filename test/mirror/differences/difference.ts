import type { Expected } from '../expectation'
import type { Line, Seen } from '../pair'

/** A way in which our client means to differ from the old one. */
export interface Difference {
  id: string
  /** What the old client did. */
  old: string
  /** What ours does. */
  now: string
  /** Applied to what the old client did; undefined where that has nothing to do with this difference. */
  expect: (seen: Expected, line: Line, old: Seen) => Partial<Expected> | undefined
  /** A line on which it shows. */
  example: Line
  /** What ours does there, beside what `expect` says. */
  ours?: Partial<Seen>
}

/** What is expected where our client is on its own: the example says what it does. */
export const anything: Expected = {
  outcome: undefined,
  stdout: undefined,
  requests: undefined,
  files: undefined,
}

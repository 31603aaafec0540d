import type { Expected } from '../expectation'
import type { Line, Seen } from '../pair'

/** An intended difference between our client and the old one. */
export interface Difference {
  id: string
  /** The behaviour of the old client. */
  old: string
  /** The behaviour of ours. */
  now: string
  /** Changes the expectation taken from the old client; returns undefined if the difference does not apply. */
  expect: (seen: Expected, line: Line, old: Seen) => Partial<Expected> | undefined
  /** A line to which it applies. */
  example: Line
  /** What our client does with the example, beyond `expect`. */
  ours?: Partial<Seen>
}

/** Expects nothing in general; `ours` of the example says what our client does. */
export const anything: Expected = {
  outcome: undefined,
  stdout: undefined,
  requests: undefined,
  files: undefined,
}

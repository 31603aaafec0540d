import type { Line, Seen } from './pair'
import { differences } from './differences'
import { isChange, type Request } from './service'

/** The outcome by exit code: `usage` is 2, as for argparse; `failed` is any other code except 0. */
export type Outcome = 'done' | 'failed' | 'usage'

/** What our client must do; undefined fields are not compared. */
export interface Expected {
  outcome: Outcome | undefined
  stdout: string | undefined
  requests: readonly Request[] | undefined
  files: Readonly<Record<string, string>> | undefined
}

/** The behaviour of the old client with the intended differences applied, and the IDs of those. */
export function expectationOf(old: Seen, line: Line): { expected: Expected; applied: string[] } {
  const seen = { outcome: outcomeOf(old.code), stdout: old.stdout, requests: old.requests, files: old.files }
  const applied: string[] = []
  let expected: Expected = seen
  for (const { id, expect } of differences) {
    const changed = expect(expected, line, old)
    if (!changed) continue
    applied.push(id)
    expected = { ...expected, ...changed }
  }
  return { expected, applied }
}

/** The behaviour of our client, reduced to what is expected of it. It equals `expected` unless there is a defect. */
export function comparable(ours: Seen, expected: Expected): Expected {
  const outcome = outcomeOf(ours.code)
  // Our client detects many errors already while parsing the command line.
  const early = outcome === 'usage' && expected.outcome === 'failed'
  const failed = expected.outcome !== 'done' && expected.outcome !== undefined
  return {
    outcome: expected.outcome && (early ? 'failed' : outcome),
    stdout: expected.stdout === undefined ? undefined : ours.stdout,
    requests: expected.requests && (failed ? ours.requests.filter(isChange) : ours.requests),
    files: expected.files && ours.files,
  }
}

function outcomeOf(code: number): Outcome {
  if (code === 0) return 'done'
  return code === 2 ? 'usage' : 'failed'
}

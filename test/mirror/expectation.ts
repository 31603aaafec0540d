import type { Line, Seen } from './pair'
import { differences } from './differences'
import { isChange, type Request } from './service'

/** How a client ended: `usage` is argparse's exit code 2, `failed` any other that is not 0. */
export type Outcome = 'done' | 'failed' | 'usage'

/** What our client has to do; what is undefined is left to it. */
export interface Expected {
  outcome: Outcome | undefined
  stdout: string | undefined
  requests: readonly Request[] | undefined
  files: Readonly<Record<string, string>> | undefined
}

/** What the old client did, with the intended differences applied, and the names of those that were. */
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

/** The same of our client, where something is expected of it: equal to what is expected, or a defect. */
export function comparable(ours: Seen, expected: Expected): Expected {
  const outcome = outcomeOf(ours.code)
  // Many a mistake is found by our client while it still reads the command line.
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

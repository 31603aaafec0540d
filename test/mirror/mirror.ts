import { comparable, expectationOf } from './expectation'
import { type Line, type Pair, startPair } from './pair'
import { python } from './old-client'

/** Starts both clients for the tests of a file. Without the old client the tests are skipped, unless CI is set. */
export function useMirror() {
  let pair: Pair
  beforeAll(async () => {
    pair = await startPair()
  })
  afterAll(() => pair.close())
  return {
    grammar: () => pair.grammar,
    /** Runs the line with both clients and checks that ours does what is expected. */
    expectSame: async (line: Line) => {
      const { expected, ours } = await mirrored(pair, line)
      expect(ours).toEqual(expected)
    },
    run: (line: Line) => mirrored(pair, line),
  }
}

async function mirrored(pair: Pair, line: Line) {
  const { old, ours } = await pair.run(line)
  const { expected, applied } = expectationOf(old, line)
  return {
    expected,
    ours: comparable(ours, expected),
    whole: ours,
    applied,
    stderr: { old: old.stderr, ours: ours.stderr },
  }
}

export const describeMirror =
  python === undefined && process.env['CI'] === undefined ? describe.skip : describe

/** The test title of a line. */
export const nameOf = ({ argv, env }: Line) =>
  [...Object.entries(env ?? {}).map(([name, value]) => `${name}=${value ?? ''}`), 'magnum', ...argv]
    .join(' ')
    .slice(0, 120)

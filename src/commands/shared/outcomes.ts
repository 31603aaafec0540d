import pMap from 'p-map'
import type { Outcome, Outcomes } from '../../output/result'

/** How many requests are under way at once: with 20 ms of latency more would not be faster. */
const concurrency = 8
/** So few are sent one after the other, for the service to see them in the order of the command line. */
const few = 4

/**
 * Does the same to several things, to many of them a bounded number at a time. One that fails does not stop the others.
 * The outcomes come in the order of the subjects.
 */
export async function forEach(
  subjects: readonly string[],
  work: (subject: string) => Promise<string>,
  atOnce = subjects.length <= few ? 1 : concurrency,
): Promise<Outcome[]> {
  const settled = await settleEach(subjects, work, atOnce)
  return settled.map((result, index) => {
    const subject = subjects[index] ?? ''
    return result instanceof Error ? { subject, error: result } : { subject, message: result }
  })
}

/** The same for work that has a result of any kind: gives that, or the error in its place. */
export function settleEach<T>(
  subjects: readonly string[],
  work: (subject: string) => Promise<T>,
  atOnce = concurrency,
): Promise<(T | Error)[]> {
  return pMap<string, T | Error>(subjects, (subject) => work(subject).catch(asError), { concurrency: atOnce })
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

interface Deletion {
  /** What one of them is called in messages: `cluster`. */
  what: string
  subjects: readonly string[]
  /** Asks the service to delete one. */
  remove: (subject: string) => Promise<void>
  /** With `--wait`: waits until they are gone. */
  wait: ((subjects: readonly string[]) => Promise<readonly Outcome[]>) | undefined
}

/** Asks for the deletion of several things, and waits for its end where that is wanted. */
export async function deleteEach({ what, subjects, remove, wait }: Deletion): Promise<Outcomes> {
  const asked = await forEach(subjects, async (subject) => {
    await remove(subject)
    return `Request to delete ${what} ${subject} has been accepted.`
  })
  if (!wait) return { kind: 'outcomes', outcomes: asked }
  const gone = await wait(asked.filter(({ error }) => !error).map(({ subject }) => subject))
  return { kind: 'outcomes', outcomes: asked.map((outcome) => endOf(what, outcome, gone)) }
}

/** How a deletion has ended; where it was refused, that. */
function endOf(what: string, asked: Outcome, gone: readonly Outcome[]): Outcome {
  const { subject } = asked
  const ended = gone.find((outcome) => outcome.subject === subject)
  if (!ended || ended.error) return ended ?? asked
  return { subject, message: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${subject} has been deleted.` }
}

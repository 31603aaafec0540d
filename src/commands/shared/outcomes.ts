import pMap from 'p-map'
import type { Outcome, Outcomes } from '../../output/result'

/** Maximum number of concurrent requests: with 20 ms of latency, more would not be faster. */
const concurrency = 8
/** Up to this many are sent one by one, so that the service sees them in the order of the command line. */
const few = 4

/**
 * Runs `work` for each subject, many of them concurrently. A failure does not stop the others.
 *
 * @returns the outcomes, in the order of the subjects
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

/** Like `forEach`, for work with any kind of result: returns the result or the error of each. */
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
  /** Singular noun for messages: `cluster`. */
  what: string
  subjects: readonly string[]
  /** Requests the deletion of one. */
  remove: (subject: string) => Promise<void>
  /** Waits until they are gone. Set with `--wait`. */
  wait: ((subjects: readonly string[]) => Promise<readonly Outcome[]>) | undefined
}

/** Requests the deletion of several resources and, if `wait` is set, waits until they are gone. */
export async function deleteEach({ what, subjects, remove, wait }: Deletion): Promise<Outcomes> {
  const asked = await forEach(subjects, async (subject) => {
    await remove(subject)
    return `Request to delete ${what} ${subject} has been accepted.`
  })
  if (!wait) return { kind: 'outcomes', outcomes: asked }
  const gone = await wait(asked.filter(({ error }) => !error).map(({ subject }) => subject))
  return { kind: 'outcomes', outcomes: asked.map((outcome) => endOf(what, outcome, gone)) }
}

/** The outcome of a deletion: of the wait, or of the request if there was no wait. */
function endOf(what: string, asked: Outcome, gone: readonly Outcome[]): Outcome {
  const { subject } = asked
  const ended = gone.find((outcome) => outcome.subject === subject)
  if (!ended || ended.error) return ended ?? asked
  return { subject, message: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${subject} has been deleted.` }
}

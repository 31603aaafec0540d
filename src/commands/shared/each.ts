import type { Outcome } from '../../output/result'

/** How many requests are under way at once: with 20 ms of latency more would not be faster. */
const concurrency = 8
/** So many are asked for one after the other, for the service to see them in the order of the command line. */
const few = 4

/**
 * Does the same to several things, to many of them a bounded number at a time. One that fails does not stop the others.
 * The outcomes come in the order of the subjects.
 */
export async function forEach(
  subjects: readonly string[],
  work: (subject: string) => Promise<string>,
): Promise<Outcome[]> {
  const settled = await settleEach(subjects, work, subjects.length <= few ? 1 : concurrency)
  return settled.map((result, index) => {
    const subject = subjects[index] ?? ''
    return result instanceof Error ? { subject, error: result } : { subject, message: result }
  })
}

/** The same for work that has a result of any kind: gives that, or the error in its place. */
export async function settleEach<T>(
  subjects: readonly string[],
  work: (subject: string) => Promise<T>,
  atOnce = concurrency,
): Promise<(T | Error)[]> {
  const settled: (T | Error)[] = []
  let next = 0
  const worker = async () => {
    while (next < subjects.length) {
      const index = next++
      settled[index] = await work(subjects[index] ?? '').catch(asError)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, subjects.length) }, worker))
  return settled
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error))
}

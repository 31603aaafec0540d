import type { Outcome } from '../../output/result'

/** How many requests are under way at once: with 20 ms of latency more would not be faster. */
const concurrency = 8

/**
 * Does the same to several things, a bounded number at a time. One that fails does not stop the others.
 * The outcomes come in the order of the subjects.
 */
export async function forEach(
  subjects: readonly string[],
  work: (subject: string) => Promise<string>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  let next = 0
  const worker = async () => {
    while (next < subjects.length) {
      const index = next++
      const subject = subjects[index] ?? ''
      outcomes[index] = await outcomeOf(subject, work)
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, subjects.length) }, worker))
  return outcomes
}

async function outcomeOf(subject: string, work: (subject: string) => Promise<string>): Promise<Outcome> {
  try {
    return { subject, message: await work(subject) }
  } catch (error) {
    return { subject, error: error instanceof Error ? error : new Error(String(error)) }
  }
}

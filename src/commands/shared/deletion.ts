import type { Outcome, Outcomes } from '../../output/result'
import { forEach } from './each'

interface Deletion {
  /** What one of them is called in messages: `cluster`. */
  what: string
  subjects: readonly string[]
  /** Asks the service to delete one. */
  remove: (subject: string) => Promise<void>
  /** With `--wait`: comes back when those that are named are gone. */
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
  return { kind: 'outcomes', outcomes: asked.map((outcome) => lastWord(what, outcome, gone)) }
}

/** How a deletion has ended; where it was refused, that. */
function lastWord(what: string, asked: Outcome, gone: readonly Outcome[]): Outcome {
  const { subject } = asked
  const ended = gone.find((outcome) => outcome.subject === subject)
  if (!ended || ended.error) return ended ?? asked
  return { subject, message: `${what.charAt(0).toUpperCase()}${what.slice(1)} ${subject} has been deleted.` }
}

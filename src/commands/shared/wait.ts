import type { Context } from '../../cli/context'
import { MagnumError } from '../../foundation/errors'
import type { Outcome } from '../../output/result'
import { isAsked, judge, type Goal, type History, type Seen } from './goal'
import { openProgress, type Progress } from './progress'

const firstInterval = 2_000
const longestInterval = 15_000
const growth = 1.25
const defaultLimit = 60 * 60
/** So many looks in a row may fail, which is about two minutes. */
const tolerance = 10

/** What is waited for, and how it is looked at. */
export interface Subjects {
  /** `Cluster` or `Node group`. */
  readonly what: string
  /** By name or UUID. */
  readonly names: readonly string[]
  /** What the service says of some of them now; one that is missing is not there, and an error is its outcome. */
  readonly look: (names: readonly string[]) => Promise<ReadonlyMap<string, Seen | MagnumError>>
  /** The command that waits on for some of them. */
  readonly waitOn: (names: readonly string[]) => string
}

interface Waiting extends History {
  readonly name: string
  /** Seconds that it may take by itself; 0 while that is not known. */
  readonly ownLimit: number
  readonly outcome: Outcome | undefined
}

/**
 * Waits for several things, with one look an interval for all of them. A look that fails does not end the
 * waiting, unless many do; Ctrl-C does, and not the work.
 *
 * @param limit seconds; undefined means the time limit of the clusters themselves
 */
export async function waitFor(
  subjects: Subjects,
  goal: Goal,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  if (subjects.names.length === 0) return []
  const { host } = context
  let waiting: readonly Waiting[] = subjects.names.map((name) => ({ name, ...unseen }))
  const progress = await openProgress(host)
  const look = lookerOf(subjects, goal, progress)
  const began = host.now()
  try {
    for (let interval = firstInterval; ; interval = Math.min(interval * growth, longestInterval)) {
      waiting = await look(waiting)
      const waited = host.now() - began
      const left = (limit ?? limitOf(waiting)) * 1000 - waited
      if (left <= 0) waiting = waiting.map((each) => timedOut(each, waited, subjects))
      if (waiting.every(({ outcome }) => outcome)) break
      await host.sleep(Math.min(interval, left), host.interrupted)
    }
  } catch (error) {
    if (host.interrupted.aborted || isAsked(goal)) {
      context.warn(`The waiting has ended, the work goes on. ${howToGoOn(subjects, subjects.names)}`)
    }
    throw error
  } finally {
    progress.close()
  }
  return waiting.flatMap(({ outcome }) => outcome ?? [])
}

const unseen = { looks: 0, busy: false, ownLimit: 0, outcome: undefined }

/** Seconds that they may take by themselves. */
function limitOf(waiting: readonly Waiting[]): number {
  return Math.max(...waiting.map(({ ownLimit }) => ownLimit)) || defaultLimit
}

/** Looks at all that is still waited for, and counts the looks in a row that failed. */
function lookerOf(subjects: Subjects, goal: Goal, progress: Progress) {
  // Where nothing has been asked for yet, a service that cannot be reached is worth no patience.
  let isThere = isAsked(goal)
  let failed = 0
  return async (waiting: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const open = waiting.filter(({ outcome }) => !outcome).map(({ name }) => name)
    try {
      const seen = await subjects.look(open)
      isThere = true
      failed = 0
      progress.show(open.map((name) => [name, seen.get(name)]))
      return waiting.map((each) =>
        each.outcome ? each : advanced(each, subjects, goal, seen.get(each.name)),
      )
    } catch (error) {
      if (!isPassing(error) || ++failed > tolerance || (error.kind === 'connection' && !isThere)) throw error
      progress.note(`No answer: ${error.message}`)
      return waiting
    }
  }
}

function isPassing(error: unknown): error is MagnumError {
  if (!(error instanceof MagnumError)) return false
  // A deleted cluster loses its node groups first, and for that moment the service finds fault with its own answer:
  // "Invalid input for field/attribute master_count. Value: '0'" (magnum/service/periodic.py, update_status).
  const { kind, status = 0 } = error
  return kind === 'connection' || status === 400 || status === 429 || status >= 500
}

function advanced(waiting: Waiting, { what }: Subjects, goal: Goal, seen: Seen | MagnumError): Waiting {
  const { name, looks, busy } = waiting
  if (seen instanceof MagnumError) return { ...waiting, outcome: { subject: name, error: seen } }
  const verdict = judge(goal, `${what} ${name}`, seen, waiting)
  return {
    name,
    looks: looks + 1,
    busy: busy || (seen?.status?.endsWith('_IN_PROGRESS') ?? false),
    ownLimit: (seen?.create_timeout ?? 0) * 60,
    outcome: verdict.done ? { subject: name, ...(verdict.error && { error: verdict.error }) } : undefined,
  }
}

function timedOut(waiting: Waiting, waited: number, subjects: Subjects): Waiting {
  if (waiting.outcome) return waiting
  const { name } = waiting
  const message = `${subjects.what} ${name} is not done after ${Math.round(waited / 1000)} s`
  const error = new MagnumError('wait-timeout', message, { hint: howToGoOn(subjects, [name]) })
  return { ...waiting, outcome: { subject: name, error } }
}

const howToGoOn = ({ waitOn }: Subjects, names: readonly string[]) => `To wait on: ${waitOn(names)}`

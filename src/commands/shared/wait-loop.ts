import type { Context } from '../../cli/context'
import { isVanishingCluster } from '../../client/magnum/refusals'
import { MagnumError } from '../../foundation/errors'
import type { Outcome } from '../../output/result'
import { openProgress, type Detail, type Progress } from './wait-progress'
import { isUnderWay, judge, lost, patience, type History, type Seen, type Target } from './wait-verdict'

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
  /** How far the only one is, where that is known better than by its nodes. */
  readonly detail?: () => Detail | undefined
  /** The command that continues the wait for some of them. */
  readonly waitCommand: (names: readonly string[]) => string
}

interface Waiting extends History {
  readonly name: string
  /** Seconds that the service allows for it; 0 while that is not known. */
  readonly ownLimit: number
  /** As it was last seen; null where it is gone. */
  readonly status: string | null
  readonly outcome: Outcome | undefined
}

/**
 * Waits for several things, with one look an interval for all of them. A look that fails does not end the
 * wait, unless many do; Ctrl-C does, and leaves the operation alone.
 *
 * @param limit seconds; undefined means the time limit of the clusters themselves
 */
export async function waitFor(
  subjects: Subjects,
  target: Target,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  if (subjects.names.length === 0) return []
  const { host } = context
  let waiting: readonly Waiting[] = subjects.names.map((name) => ({ name, ...unseen }))
  const progress = await openProgress(context)
  const look = lookerOf(subjects, target, progress)
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
    if (host.interrupted.aborted || isRequested(target)) {
      context.warn(`Stopped waiting; the operation continues. ${howToContinue(subjects, subjects.names)}`)
    }
    throw error
  } finally {
    progress.close()
  }
  return waiting.flatMap(({ outcome }) => outcome ?? [])
}

const unseen = { looks: 0, begun: false, ownLimit: 0, status: null, outcome: undefined }

/** Whether this very command has asked for what is waited for. */
function isRequested(target: Target): boolean {
  return target.kind === 'operation' || (target.kind === 'gone' && target.requested)
}

/** Seconds that the service allows for all of them. */
function limitOf(waiting: readonly Waiting[]): number {
  return Math.max(...waiting.map(({ ownLimit }) => ownLimit)) || defaultLimit
}

/** Looks at all that is still waited for, and counts the looks in a row that failed. */
function lookerOf(subjects: Subjects, target: Target, progress: Progress) {
  // Where nothing has been asked for yet, a service that cannot be reached is worth no patience.
  let isThere = isRequested(target)
  let failed = 0
  return async (waiting: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const open = waiting.filter(({ outcome }) => !outcome).map(({ name }) => name)
    try {
      const seen = await subjects.look(open)
      isThere = true
      progress.show(
        open.map((name) => [name, seen.get(name)]),
        subjects.detail?.(),
      )
      const next = await Promise.all(
        waiting.map(async (each) =>
          each.outcome ? each : advanced(each, subjects, target, seen.get(each.name)),
        ),
      )
      failed = 0
      return next
    } catch (error) {
      if (!isPassing(error) || failed >= tolerance || (error.kind === 'connection' && !isThere)) throw error
      // However long a cluster takes to go, it can be seen again, or not at all, when it is gone.
      if (!isVanishingCluster(error)) failed++
      progress.note(`No answer: ${error.message}`)
      return waiting
    }
  }
}

function isPassing(error: unknown): error is MagnumError {
  if (!(error instanceof MagnumError)) return false
  const { kind, status = 0 } = error
  return kind === 'connection' || status === 429 || status >= 500 || isVanishingCluster(error)
}

async function advanced(
  waiting: Waiting,
  { what }: Subjects,
  target: Target,
  seen: Seen | MagnumError,
): Promise<Waiting> {
  const { name, looks, begun } = waiting
  if (seen instanceof MagnumError) return { ...waiting, outcome: { subject: name, error: seen } }
  const status = seen?.status ?? null
  const ended = await endOf(target, `${what} ${name}`, seen, waiting)
  return {
    name,
    looks: looks + 1,
    begun: begun || isUnderWay(target, seen),
    ownLimit: (seen?.create_timeout ?? 0) * 60,
    status,
    outcome: ended && { subject: name, status, ...(ended.error && { error: ended.error }) },
  }
}

/** How the wait for one is over; undefined where it is not. An operation is over when its outcome is there. */
async function endOf(
  target: Target,
  subject: string,
  seen: Seen,
  history: History,
): Promise<{ error?: MagnumError } | undefined> {
  const verdict = judge(target, subject, seen, history)
  if (verdict === 'wait') return undefined
  if (verdict instanceof MagnumError) return { error: verdict }
  const stillThere = `it is still ${seen?.status ?? 'there'}`
  const check = seen && target.kind === 'operation' ? await target.operation.check?.(seen) : undefined
  const unmet = check ?? (verdict === 'done' || stillThere)
  if (unmet === true) return {}
  // Something else may have ended just now, before the service has taken up what was asked for.
  const mayYetBegin = verdict === 'done' && !history.begun && history.looks < patience
  return mayYetBegin ? undefined : { error: lost(subject, unmet) }
}

function timedOut(waiting: Waiting, waited: number, subjects: Subjects): Waiting {
  if (waiting.outcome) return waiting
  const { name, status } = waiting
  const message = `${subjects.what} ${name} is not done after ${Math.round(waited / 1000)} s`
  const error = new MagnumError('wait-timeout', message, { hint: howToContinue(subjects, [name]) })
  return { ...waiting, outcome: { subject: name, status, error } }
}

const howToContinue = ({ waitCommand }: Subjects, names: readonly string[]) =>
  `To continue waiting: ${waitCommand(names)}`

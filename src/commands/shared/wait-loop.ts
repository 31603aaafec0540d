import type { Context } from '../../cli/context'
import { isTransient, isVanishingCluster } from '../../client/magnum/refusals'
import { MagnumError } from '../../foundation/errors'
import type { Outcome } from '../../output/result'
import { openProgress, type Detail, type Progress } from './wait-progress'
import { isInProgress, judge, lost, patience, type History, type Seen, type Target } from './wait-verdict'

const firstInterval = 2_000
const longestInterval = 15_000
const growth = 1.25
const defaultLimit = 60 * 60
/** Consecutive failed polls to tolerate: about two minutes. */
const tolerance = 10

/** The resources to wait for, and how to poll them. */
export interface Subjects {
  /** `Cluster` or `Node group`. */
  readonly what: string
  /** Names or UUIDs. */
  readonly names: readonly string[]
  /** Gets the current state of some of them. One missing from the map does not exist; an error is its outcome. */
  readonly poll: (names: readonly string[]) => Promise<ReadonlyMap<string, Seen | MagnumError>>
  /** Progress of a single resource, if anything better than its node counts is known. */
  readonly detail?: () => Detail | undefined
  /** The command that resumes the wait for some of them. */
  readonly waitCommand: (names: readonly string[]) => string
}

interface Waiting extends History {
  readonly name: string
  /** The service's own timeout for the operation in seconds; 0 if unknown. */
  readonly ownLimit: number
  /** The last status seen; null if the resource is gone. */
  readonly status: string | null
  readonly outcome: Outcome | undefined
}

/**
 * Waits for several resources, polling all of them once per interval. Failed polls are tolerated up to a limit.
 * Ctrl-C ends the wait but not the operation.
 *
 * @param limit timeout in seconds. Default: the clusters' own `create_timeout`
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
  const poll = pollerOf(subjects, target, progress)
  const began = host.now()
  try {
    for (let interval = firstInterval; ; interval = Math.min(interval * growth, longestInterval)) {
      waiting = await poll(waiting)
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

const unseen = { polls: 0, begun: false, unchanged: 0, ownLimit: 0, status: null, outcome: undefined }

/** Whether this command itself requested the operation. */
function isRequested(target: Target): boolean {
  return target.kind === 'operation' || (target.kind === 'gone' && target.requested)
}

/** The longest of the service's own timeouts, in seconds. */
function limitOf(waiting: readonly Waiting[]): number {
  return Math.max(...waiting.map(({ ownLimit }) => ownLimit)) || defaultLimit
}

/** Returns a function that polls the unfinished resources and counts consecutive failures. */
function pollerOf(subjects: Subjects, target: Target, progress: Progress) {
  // If this command has changed nothing yet, an unreachable service is an error at once.
  let isThere = isRequested(target)
  let failed = 0
  return async (waiting: readonly Waiting[]): Promise<readonly Waiting[]> => {
    const open = waiting.filter(({ outcome }) => !outcome).map(({ name }) => name)
    try {
      const seen = await subjects.poll(open)
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
      if (!isTransient(error) || failed >= tolerance || (error.kind === 'connection' && !isThere)) throw error
      // A cluster that is being deleted may be unreadable for any length of time, until it is gone.
      if (!isVanishingCluster(error)) failed++
      progress.note(`Will retry: ${error.message}`)
      return waiting
    }
  }
}

async function advanced(
  waiting: Waiting,
  { what }: Subjects,
  target: Target,
  seen: Seen | MagnumError,
): Promise<Waiting> {
  const { name, polls, begun } = waiting
  if (seen instanceof MagnumError) return { ...waiting, outcome: { subject: name, error: seen } }
  const status = seen?.status ?? null
  const unchanged = status === waiting.status ? waiting.unchanged + 1 : 0
  const ended = await endOf(target, `${what} ${name}`, seen, { polls, begun, unchanged })
  return {
    name,
    polls: polls + 1,
    begun: begun || isInProgress(target, seen),
    unchanged,
    ownLimit: (seen?.create_timeout ?? 0) * 60,
    status,
    outcome: ended && { subject: name, status, ...(ended.error && { error: ended.error }) },
  }
}

/** How the wait for one resource ended; undefined if it goes on. An operation must also have the requested outcome. */
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
  // Another operation may just have ended before the service started the requested one.
  const mayYetBegin = verdict === 'done' && !history.begun && history.polls < patience
  return mayYetBegin ? undefined : { error: lost(subject, unmet) }
}

function timedOut(waiting: Waiting, waited: number, subjects: Subjects): Waiting {
  if (waiting.outcome) return waiting
  const { name, status } = waiting
  const message = `${subjects.what} ${name} did not finish within ${Math.round(waited / 1000)} s`
  const error = new MagnumError('wait-timeout', message, { hint: howToContinue(subjects, [name]) })
  return { ...waiting, outcome: { subject: name, status, error } }
}

const howToContinue = ({ waitCommand }: Subjects, names: readonly string[]) =>
  `To continue waiting: ${waitCommand(names)}`

import type { Context } from '../../cli/context'
import { MagnumError } from '../../errors'
import type { MagnumClient } from '../../magnum/client'
import type { Cluster } from '../../magnum/resources'
import type { Outcome } from '../../output/result'
import { judge, type Goal, type History, type Seen } from './goal'
import { openProgress, type Progress } from './progress'

const firstInterval = 2_000
const longestInterval = 15_000
const growth = 1.25
const defaultLimit = 60 * 60

interface Waiting extends History {
  readonly name: string
  /** Seconds that the cluster itself may take; 0 while that is not known. */
  readonly ownLimit: number
  readonly outcome: Outcome | undefined
}

/**
 * Waits for clusters, named by UUID or name, with one request an interval for all of them. An answer that
 * fails to come, or a passing fault of the service, does not end the waiting; Ctrl-C does, and not the work.
 *
 * @param limit seconds; undefined means the clusters' own time limit
 */
export async function waitForClusters(
  names: readonly string[],
  goal: Goal,
  limit: number | undefined,
  context: Context,
): Promise<Outcome[]> {
  const { host } = context
  const magnum = await context.magnum()
  let waiting: readonly Waiting[] = names.map((name) => ({
    name,
    looks: 0,
    busy: false,
    ownLimit: 0,
    outcome: undefined,
  }))
  const progress = await openProgress(host)
  const began = host.now()
  try {
    for (let interval = firstInterval; ; interval = Math.min(interval * growth, longestInterval)) {
      waiting = await lookAt(waiting, goal, magnum, progress)
      const waited = host.now() - began
      const left = (limit ?? limitOf(waiting)) * 1000 - waited
      if (left <= 0) waiting = waiting.map((each) => timedOut(each, waited))
      if (waiting.every(({ outcome }) => outcome)) break
      await host.sleep(Math.min(interval, left), host.interrupted)
    }
  } catch (error) {
    if (host.interrupted.aborted) context.warn(`The waiting has ended, the work goes on. ${howToGoOn(names)}`)
    throw error
  } finally {
    progress.close()
  }
  return waiting.flatMap(({ outcome }) => outcome ?? [])
}

/** Seconds that the clusters themselves may take. */
function limitOf(waiting: readonly Waiting[]): number {
  return Math.max(...waiting.map(({ ownLimit }) => ownLimit)) || defaultLimit
}

async function lookAt(
  waiting: readonly Waiting[],
  goal: Goal,
  magnum: MagnumClient,
  progress: Progress,
): Promise<readonly Waiting[]> {
  const open = waiting.filter(({ outcome }) => !outcome).map(({ name }) => name)
  const seen = open.length === 0 ? undefined : await look(magnum, open)
  if (!seen) return waiting
  for (const name of open) progress.show(name, seen.get(name))
  return waiting.map((each) => (each.outcome ? each : advanced(each, goal, seen.get(each.name))))
}

/** What the service says of the clusters now; undefined where it does not answer for the moment. */
async function look(magnum: MagnumClient, names: readonly string[]): Promise<Map<string, Seen> | undefined> {
  try {
    const [only] = names
    if (names.length === 1 && only !== undefined) return new Map([[only, await one(magnum, only)]])
    const seen = new Map<string, Seen>()
    for await (const page of magnum.clusters.list({ detail: true })) {
      for (const cluster of page) {
        for (const name of names) if (name === cluster.uuid || name === cluster.name) seen.set(name, cluster)
      }
    }
    return seen
  } catch (error) {
    if (isPassing(error)) return undefined
    throw error
  }
}

async function one(magnum: MagnumClient, name: string): Promise<Cluster | undefined> {
  try {
    return await magnum.clusters.get(name)
  } catch (error) {
    if (error instanceof MagnumError && error.kind === 'not-found') return undefined
    throw error
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof MagnumError)) return false
  // A deleted cluster loses its node groups first, and for that moment the service finds fault with its own answer:
  // "Invalid input for field/attribute master_count. Value: '0'" (magnum/service/periodic.py, update_status).
  const { kind, status = 0 } = error
  return kind === 'connection' || status === 400 || status === 429 || status >= 500
}

function advanced(waiting: Waiting, goal: Goal, seen: Seen): Waiting {
  const { name, looks, busy } = waiting
  const verdict = judge(goal, name, seen, waiting)
  return {
    name,
    looks: looks + 1,
    busy: busy || (seen?.status?.endsWith('_IN_PROGRESS') ?? false),
    ownLimit: (seen?.create_timeout ?? 0) * 60,
    outcome: verdict.done ? { subject: name, ...(verdict.error && { error: verdict.error }) } : undefined,
  }
}

function timedOut(waiting: Waiting, waited: number): Waiting {
  if (waiting.outcome) return waiting
  const { name } = waiting
  const message = `Cluster ${name} is not done after ${Math.round(waited / 1000)} s`
  const error = new MagnumError('wait-timeout', message, { hint: howToGoOn([name]) })
  return { ...waiting, outcome: { subject: name, error } }
}

const howToGoOn = (names: readonly string[]) => `To wait on: magnum cluster-wait ${names.join(' ')}`

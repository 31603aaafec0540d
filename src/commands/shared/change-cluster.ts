import type { Context } from '../../cli/context'
import type { MagnumClient } from '../../client/magnum/client'
import type { Requirement } from '../../client/magnum/microversions'
import { isBusyRefusal } from '../../client/magnum/refusals'
import type { Cluster } from '../../client/magnum/resources'
import { readStatus } from '../../catalogue/statuses'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'
import type { Result } from '../../output/result'
import { waitForClusters } from './wait-for-resources'
import { checkWaitOptions, type WaitArguments } from './parameters'
import type { Check, Operation, Resource, Target } from './wait-verdict'

interface Change<T> {
  /** Name or UUID of the cluster that is changed. */
  cluster: string
  /** What the API must have for it. */
  needs?: readonly Requirement[]
  /** Sends the request. With `--wait`, `before` is the cluster as it is just before. */
  request: (magnum: MagnumClient, before?: Cluster) => Promise<T>
  /** The line that says that the service has accepted it. */
  message: (answer: T) => string
  /** What is shown in the end, or where a format is asked for; the cluster where not given. */
  record?: (magnum: MagnumClient, answer: T) => Promise<Row>
  /** Looks whether the outcome is there once the operation seems to be over. */
  check?: (magnum: MagnumClient, cluster: Resource, answer: T) => Promise<Check>
  /** Whether a request that was refused because the cluster is busy is sent again; by default it is. */
  sentAgain?: boolean
}

/**
 * Changes a cluster that is there. With `--wait` the request is sent when the cluster is idle, and the command is
 * over when the operation is, with the outcome that was asked for.
 */
export async function changeCluster<T>(
  change: Change<T>,
  args: WaitArguments,
  context: Context,
): Promise<Result> {
  checkWaitOptions(args)
  const magnum = await context.magnum()
  change.needs?.forEach(magnum.require)
  const record = (answer: T) => change.record?.(magnum, answer) ?? magnum.clusters.getRow(change.cluster)
  if (!args.wait || context.isDryRun) {
    const answer = await change.request(magnum)
    return { kind: 'accepted', message: change.message(answer), record: () => record(answer) }
  }
  const left = remaining(args.waitTimeout, context)
  const { before, answer } = await sendWhenIdle(change, magnum, left, context)
  context.warn(change.message(answer))
  const { check } = change
  const operation: Operation = {
    action: 'UPDATE',
    before,
    ...(check && { check: (cluster) => check(magnum, cluster, answer) }),
  }
  await waitForCluster(change.cluster, { kind: 'operation', operation }, left(), context)
  return { kind: 'record', record: await record(answer) }
}

/** Sends the request once the cluster is idle, and again where the service has refused it as busy. */
export async function sendWhenIdle<T>(
  { cluster, request, sentAgain = true }: Pick<Change<T>, 'cluster' | 'request' | 'sentAgain'>,
  magnum: MagnumClient,
  left: () => number | undefined,
  context: Context,
): Promise<{ before: Cluster; answer: T }> {
  const { host } = context
  const began = host.now()
  const waited = () => (host.now() - began) / 1000
  const later = (status: string) =>
    context.warn(`Cluster ${cluster} is ${status}: the request will be sent when it is idle.`)
  const idle = (name: string, onBusy?: typeof later) =>
    waitUntilIdle(name, magnum, left, context, onBusy).catch((error: unknown) => {
      const isTimeout = error instanceof MagnumError && error.kind === 'wait-timeout'
      throw isTimeout ? stillBusy(cluster, waited(), error) : error
    })
  let before = await idle(cluster, later)
  const ownLimit = (before.create_timeout || 60) * 60
  for (;;) {
    try {
      return { before, answer: await request(magnum, before) }
    } catch (error) {
      if (!sentAgain || !(await isBecauseBusy(error, before.uuid, magnum))) throw error
      const seconds = Math.min(pause, left() ?? ownLimit - waited())
      if (seconds <= 0) throw stillBusy(cluster, waited(), error)
      later('busy')
      await host.sleep(seconds * 1000, host.interrupted)
      before = await idle(cluster)
    }
  }
}

/** Seconds between two requests of which the first was refused: the status may not say for a moment what goes on. */
const pause = 5

function stillBusy(cluster: string, waited: number, cause: unknown): MagnumError {
  const message = `Cluster ${cluster} is still busy after ${Math.round(waited)} s; nothing was changed`
  return new MagnumError('wait-timeout', message, { cause })
}

/** Whether a request was refused because an operation is in progress. */
async function isBecauseBusy(error: unknown, uuid: string, magnum: MagnumClient): Promise<boolean> {
  if (isBusyRefusal(error)) return true
  const isConflict = error instanceof MagnumError && error.status === 409
  return isConflict && isBusy(await magnum.clusters.get(uuid))
}

/** The cluster when no operation is in progress any more, however the last one ended. */
export async function waitUntilIdle(
  name: string,
  magnum: MagnumClient,
  left: () => number | undefined,
  context: Context,
  onBusy: (status: string) => void = () => undefined,
): Promise<Cluster> {
  const seen = await magnum.clusters.get(name)
  if (!isBusy(seen)) return seen
  onBusy(seen.status ?? 'busy')
  await waitForCluster(name, { kind: 'idle', anyOutcome: true }, left(), context)
  return magnum.clusters.get(name)
}

const isBusy = ({ status }: Cluster) => readStatus(status ?? '').phase === 'busy'

/** How many seconds are left of a time limit, from now on; undefined where there is none. */
export function remaining(limit: number | undefined, { host }: Context): () => number | undefined {
  const began = host.now()
  return () => (limit === undefined ? undefined : Math.max(0, limit - (host.now() - began) / 1000))
}

/** Waits for one cluster; throws where it ends in another way than it should. */
export async function waitForCluster(
  name: string,
  target: Target,
  limit: number | undefined,
  context: Context,
): Promise<void> {
  const [outcome] = await waitForClusters([name], target, limit, context)
  if (outcome?.error) throw outcome.error
}

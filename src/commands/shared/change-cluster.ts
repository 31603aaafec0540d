import type { Context } from '../../cli/context'
import type { MagnumClient } from '../../client/magnum/client'
import type { Requirement } from '../../client/magnum/microversions'
import { isBusyRefusal } from '../../client/magnum/refusals'
import type { Cluster } from '../../client/magnum/resources'
import { readStatus } from '../../catalogue/statuses'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'
import { pythonStr } from '../../foundation/python'
import type { Result } from '../../output/result'
import { waitForClusters } from './wait-for-resources'
import { checkWaitOptions, type WaitArguments } from './parameters'
import type { Check, Operation, Resource, Target } from './wait-verdict'

interface Change<T> {
  /** Name or UUID of the cluster. */
  cluster: string
  /** API features that the request needs. */
  needs?: readonly Requirement[]
  /**
   * Sends the request.
   *
   * @param cluster the name or UUID given; with `--wait` the UUID: a new cluster of the same name is not changed
   * @param before with `--wait`, the cluster just before the request
   */
  request: (magnum: MagnumClient, cluster: string, before?: Cluster) => Promise<T>
  /** The line to print when the service accepts the request. */
  message: (answer: T) => string
  /** The record to show after the wait, or with `-f`. Default: the cluster. */
  record?: (magnum: MagnumClient, cluster: string, answer: T) => Promise<Row>
  /** Checks for the requested outcome once the operation has ended. */
  check?: (magnum: MagnumClient, cluster: Resource, answer: T) => Promise<Check>
  /** Whether the service responds after the operation, unless its driver goes on. Default: false. */
  isSynchronous?: boolean
  /** Whether to retry a request refused because the cluster is busy. Default: true. */
  retryIfBusy?: boolean
}

/**
 * Changes an existing cluster. With `--wait`, sends the request once the cluster is idle, waits until the operation
 * ends, and checks its outcome.
 */
export async function changeCluster<T>(
  change: Change<T>,
  args: WaitArguments,
  context: Context,
): Promise<Result> {
  checkWaitOptions(args)
  const magnum = await context.magnum()
  change.needs?.forEach(magnum.require)
  const record = (cluster: string, answer: T) =>
    change.record?.(magnum, cluster, answer) ?? magnum.clusters.getRow(cluster)
  if (!args.wait || context.isDryRun) {
    const answer = await change.request(magnum, change.cluster)
    const shown = async () => {
      const row = await record(change.cluster, answer)
      if (!change.record) warnIfIgnored(row, context)
      return row
    }
    return { kind: 'accepted', message: change.message(answer), record: shown }
  }
  const left = remaining(args.waitTimeout, context)
  const { before, answer } = await sendWhenIdle(change, magnum, left, context)
  context.warn(change.message(answer))
  const { check } = change
  const operation: Operation = {
    action: 'UPDATE',
    before,
    isSynchronous: change.isSynchronous ?? false,
    ...(check && { check: (cluster) => check(magnum, cluster, answer) }),
  }
  await waitForCluster(change.cluster, { kind: 'operation', operation }, left(), context)
  return { kind: 'record', record: await record(before.uuid, answer) }
}

/**
 * Warns about a change that the service accepts but ignores. Without `-f`, like in the old client, the cluster is not
 * fetched, so this is unknown.
 */
function warnIfIgnored(cluster: Row, context: Context): void {
  const status = pythonStr(cluster['status'] ?? '')
  const { action, phase } = readStatus(status)
  if (phase !== 'busy' || action === 'UPDATE') return
  context.warn(
    `WARNING: the cluster is ${status}: the service ignores changes until it is idle. ` +
      'With --wait, the request is sent then.',
  )
}

/** Sends the request once the cluster is idle, and retries it if the service refuses it because the cluster is busy. */
export async function sendWhenIdle<T>(
  { cluster, request, retryIfBusy = true }: Pick<Change<T>, 'cluster' | 'request' | 'retryIfBusy'>,
  magnum: MagnumClient,
  left: () => number | undefined,
  context: Context,
): Promise<{ before: Cluster; answer: T }> {
  const { host } = context
  const began = host.now()
  const waited = () => (host.now() - began) / 1000
  const later = (status: string) =>
    context.warn(`Cluster ${cluster} is ${status}: the request will be sent when it is idle.`)
  const unsent = (error: unknown) => {
    if (host.interrupted.aborted) context.warn('The request was not sent.')
    const isTimeout = error instanceof MagnumError && error.kind === 'wait-timeout'
    throw isTimeout ? stillBusy(cluster, waited(), error) : error
  }
  const idle = (name: string, onBusy?: typeof later) =>
    waitUntilIdle(name, magnum, left, context, onBusy).catch(unsent)
  let before = await idle(cluster, later)
  const ownLimit = (before.create_timeout || 60) * 60
  for (;;) {
    try {
      return { before, answer: await request(magnum, before.uuid, before) }
    } catch (error) {
      if (!(error instanceof MagnumError)) throw error
      if (!(await isBecauseBusy(error, before.uuid, magnum))) throw error
      if (!retryIfBusy) throw notRetried(error, cluster)
      const seconds = Math.min(pause, left() ?? ownLimit - waited())
      if (seconds <= 0) throw stillBusy(cluster, waited(), error)
      later('busy')
      await host.sleep(seconds * 1000, host.interrupted).catch(unsent)
      before = await idle(cluster)
    }
  }
}

/** The error for a creation refused because the cluster is busy: a retry might create a second resource. */
function notRetried(error: MagnumError, cluster: string): MagnumError {
  return error.withHint(
    `Another operation is in progress, and a creation is not sent twice: run 'magnum cluster-wait ${cluster}', then this command again.`,
  )
}

/** Seconds before a retry: the status may lag behind the operation that the service refused the request for. */
const pause = 5

function stillBusy(cluster: string, waited: number, cause: unknown): MagnumError {
  const message = `Cluster ${cluster} is still busy after ${Math.round(waited)} s; nothing was changed`
  return new MagnumError('wait-timeout', message, { cause })
}

/** Whether a request was refused because an operation is in progress. */
async function isBecauseBusy(error: MagnumError, uuid: string, magnum: MagnumClient): Promise<boolean> {
  return isBusyRefusal(error) || (error.status === 409 && isBusy(await magnum.clusters.get(uuid)))
}

/** Waits until no operation is in progress, however the last one ended, and returns the cluster. */
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
  return magnum.clusters.get(seen.uuid)
}

const isBusy = ({ status }: Cluster) => readStatus(status ?? '').phase === 'busy'

/** Starts a timeout. @returns a function that gives the seconds left; undefined without a limit */
export function remaining(limit: number | undefined, { host }: Context): () => number | undefined {
  const began = host.now()
  return () => (limit === undefined ? undefined : Math.max(0, limit - (host.now() - began) / 1000))
}

/** Waits for one cluster. @throws MagnumError if it does not reach the target */
export async function waitForCluster(
  name: string,
  target: Target,
  limit: number | undefined,
  context: Context,
): Promise<void> {
  const [outcome] = await waitForClusters([name], target, limit, context)
  if (outcome?.error) throw outcome.error
}

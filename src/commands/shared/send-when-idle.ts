import type { Context } from '../../cli/context'
import { readStatus } from '../../catalogue/statuses'
import type { MagnumClient } from '../../client/magnum/client'
import { isBusyRefusal } from '../../client/magnum/refusals'
import type { Cluster } from '../../client/magnum/resources'
import { MagnumError } from '../../foundation/errors'
import { waitForCluster } from './wait-for-resources'

/** A request that changes a cluster. */
export interface ChangeRequest<T> {
  /** Name or UUID of the cluster. */
  cluster: string
  /**
   * Sends the request.
   *
   * @param cluster the name or UUID given; with `--wait` the UUID: a new cluster of the same name is not changed
   * @param before with `--wait`, the cluster just before the request
   */
  request: (magnum: MagnumClient, cluster: string, before?: Cluster) => Promise<T>
  /** Whether to retry a request refused because the cluster is busy. Default: true. */
  retryIfBusy?: boolean
}

/** Sends the request once the cluster is idle, and retries it if the service refuses it because the cluster is busy. */
export async function sendWhenIdle<T>(
  { cluster, request, retryIfBusy = true }: ChangeRequest<T>,
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
export function countdown(limit: number | undefined, { host }: Context): () => number | undefined {
  const began = host.now()
  return () => (limit === undefined ? undefined : Math.max(0, limit - (host.now() - began) / 1000))
}

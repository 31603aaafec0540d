import type { Context } from '../../cli/context'
import type { Row } from '../../foundation/json'
import type { MagnumClient } from '../../client/magnum/client'
import type { Cluster } from '../../client/magnum/resources'
import type { Result } from '../../output/result'
import { waitForClusters } from './wait-for-clusters'
import type { WaitArguments } from './parameters'

interface Change<T> {
  /** The cluster that the work is done on. */
  cluster: string
  /** Asks the service for the work. */
  request: (magnum: MagnumClient) => Promise<T>
  /** The line that says that the service has taken it. */
  message: (answer: T) => string
  /** What is shown when it is done, or where a format is asked for; the cluster where not given. */
  record?: (magnum: MagnumClient, answer: T) => Promise<Row>
}

/** Asks for work on a cluster that is there, and waits for its end where `--wait` is given. */
export async function changeCluster<T>(
  change: Change<T>,
  args: WaitArguments,
  context: Context,
): Promise<Result> {
  const magnum = await context.magnum()
  const before = args.wait ? await magnum.clusters.get(change.cluster) : undefined
  const answer = await change.request(magnum)
  const message = change.message(answer)
  const record = () => change.record?.(magnum, answer) ?? magnum.clusters.getRow(change.cluster)
  if (!before) return { kind: 'accepted', message, record }
  context.warn(message)
  await waitForCluster(before.uuid, before, args, context)
  return { kind: 'record', record: await record() }
}

/** @param before the cluster as the work was asked for; undefined for one that is being made */
export async function waitForCluster(
  uuid: string,
  before: Cluster | undefined,
  args: WaitArguments,
  context: Context,
): Promise<void> {
  const [outcome] = await waitForClusters([uuid], { kind: 'rest', before }, args.waitTimeout, context)
  if (outcome?.error) throw outcome.error
}

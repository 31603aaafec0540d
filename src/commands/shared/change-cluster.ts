import type { Context } from '../../cli/context'
import type { MagnumClient } from '../../client/magnum/client'
import type { Requirement } from '../../client/magnum/microversions'
import { type Phase, readStatus } from '../../catalogue/statuses'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'
import { pythonStr } from '../../foundation/python'
import type { Result } from '../../output/result'
import { checkWaitOptions, type WaitArguments } from './parameters'
import { type ChangeRequest, countdown, sendWhenIdle } from './send-when-idle'
import { waitForCluster } from './wait-for-resources'
import type { Check, Operation, Resource } from './wait-verdict'

interface Change<T> extends ChangeRequest<T> {
  /** API features that the request needs. */
  needs?: readonly Requirement[]
  /** The line to print when the service accepts the request. */
  message: (answer: T) => string
  /** The record to show after the wait, or with `-f`. Default: the cluster. */
  record?: (magnum: MagnumClient, cluster: string, answer: T) => Promise<Row>
  /** Checks for the requested outcome once the operation has ended. */
  check?: (magnum: MagnumClient, cluster: Resource, answer: T) => Promise<Check>
  /** Whether the service responds after the operation, unless its driver goes on. Default: false. */
  isSynchronous?: boolean
  /** Whether the service accepts the request for busy and failed clusters, too, and then ignores it. Default: false. */
  mayBeIgnored?: boolean
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
    const fetchRow = async () => {
      const row = await record(change.cluster, answer)
      if (change.mayBeIgnored) warnIfIgnored(row, context)
      return row
    }
    // In scripts, no request is sent in addition to the old client's, unless -f needs the cluster.
    const warns = change.mayBeIgnored && context.host.stderr.isTerminal
    return {
      kind: 'accepted',
      message: change.message(answer),
      record: fetchRow,
      ...(warns && { afterMessage: () => untilInterrupted(fetchRow) }),
    }
  }
  const left = countdown(args.waitTimeout, context)
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

/** Ignores errors, since the change has been accepted. */
async function untilInterrupted(ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
  }
}

/** What becomes of a change that the service accepts (magnum/conductor/handlers/cluster_conductor.py). */
const consequences: Readonly<Partial<Record<Phase, string>>> = {
  busy: 'the service ignores changes until it is idle. With --wait, the request is sent then.',
  failed: 'the service ignores changes of clusters in this status.',
}

/** Warns about a change that the service accepts but ignores. An update in progress or failed may be the change itself. */
function warnIfIgnored(cluster: Row, context: Context): void {
  const status = pythonStr(cluster['status'] ?? '')
  const { action, phase } = readStatus(status)
  const consequence = action === 'UPDATE' ? undefined : consequences[phase]
  if (consequence) context.warn(`WARNING: the cluster is ${status}: ${consequence}`)
}

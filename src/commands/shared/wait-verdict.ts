import { readStatus, type Action } from '../../catalogue/statuses'
import type { ClusterAttributes } from '../../client/magnum/resources'
import { hintFor } from '../../client/magnum/refusals'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'

/** A cluster, or a node group, which lacks some of these attributes. */
export type Resource = Row &
  Pick<
    ClusterAttributes,
    | 'uuid'
    | 'name'
    | 'status'
    | 'status_reason'
    | 'faults'
    | 'create_timeout'
    | 'node_count'
    | 'master_count'
    | 'node_addresses'
    | 'master_addresses'
  >

/** The result of one poll: undefined if the resource does not exist. */
export type Seen = Resource | undefined

/** The state to wait for. */
export type Target =
  /** No operation in progress; with `anyOutcome`, also after one that failed. */
  | { kind: 'idle'; anyOutcome?: boolean }
  | { kind: 'status'; status: string }
  /** `requested`: this command requested the deletion. */
  | { kind: 'gone'; requested: boolean }
  | { kind: 'operation'; operation: Operation }

/** The operation that this command requested. */
export interface Operation {
  action: Action
  /** The resource just before the request; undefined if it is being created. */
  before: Resource | undefined
  /** Whether it is over when the service responds, unless it has begun an operation by then. */
  isSynchronous?: boolean
  /** Checks for the requested outcome. */
  check?: (seen: Resource) => Promise<Check>
}

/** `true` for the requested outcome; otherwise what differs (`node_count is 1, not 3`); undefined if unknown. */
export type Check = true | string | undefined

/** What earlier polls have seen. */
export interface History {
  readonly polls: number
  /** Whether the requested operation has been seen in progress. */
  readonly begun: boolean
  /** Number of previous polls in a row with the present status. */
  readonly unchanged: number
}

/** `unseen`: the operation has not started and no longer will. */
export type Verdict = 'wait' | 'done' | 'unseen' | MagnumError

/**
 * The service responds before its conductor starts (magnum/conductor/handlers/cluster_conductor.py): for this many
 * polls, a new cluster may not exist yet, and a changed one may still have its old status.
 */
export const patience = 6

/** Whether the wait is over, and how it ended. @param subject for messages: `Cluster demo` */
export function judge(target: Target, subject: string, seen: Seen, history: History): Verdict {
  if (!seen) return judgeMissing(target, subject, history)
  const { phase } = readStatus(seen.status ?? '')
  if (target.kind === 'status' && seen.status === target.status) return 'done'
  // An unknown status may still change to a known one.
  if (phase === 'busy' || phase === 'unknown') return 'wait'
  switch (target.kind) {
    case 'idle':
      return phase === 'failed' && !target.anyOutcome ? failure(subject, seen) : 'done'
    case 'status':
      return phase === 'failed' ? failure(subject, seen) : elsewhere(subject, seen, target.status)
    case 'gone':
      return judgeDeletion(target.requested, subject, seen, history)
    case 'operation':
      return judgeOperation(target.operation, subject, seen, history)
  }
}

function judgeMissing(target: Target, subject: string, { polls }: History): Verdict {
  if (target.kind === 'gone') return 'done'
  const isNew = target.kind === 'operation' && !target.operation.before
  if (isNew && polls < patience) return 'wait'
  return new MagnumError('not-found', `${subject} ${polls === 0 ? 'could not be found' : 'is gone'}`)
}

/** An earlier failure does not prevent a deletion, not even a failed deletion. */
function judgeDeletion(requested: boolean, subject: string, seen: Resource, history: History): Verdict {
  const isOver = history.begun || history.polls >= patience
  // The service still has to remove it (magnum/service/periodic.py); until then its template is in use.
  if (seen.status === 'DELETE_COMPLETE') return history.unchanged < patience ? 'wait' : 'done'
  if (seen.status === 'DELETE_FAILED' && (isOver || !requested)) return failure(subject, seen)
  if (!isOver) return 'wait'
  return requested ? 'unseen' : elsewhere(subject, seen, 'deleted')
}

function judgeOperation(operation: Operation, subject: string, seen: Resource, history: History): Verdict {
  const { action, before, isSynchronous } = operation
  if (!isOver(operation, seen, history)) {
    if (isSynchronous && !history.begun) return 'done'
    // Once it is no longer in progress, a different status is the outcome of another operation.
    const isLost = history.begun || history.polls >= patience
    return isLost ? 'unseen' : 'wait'
  }
  const isUndone = before !== undefined && action === 'UPDATE' && seen.status === 'ROLLBACK_COMPLETE'
  return isUndone || readStatus(seen.status ?? '').phase === 'failed' ? failure(subject, seen) : 'done'
}

/** Whether the status is the outcome of this operation. */
function isOver({ action, before }: Operation, seen: Resource, { begun }: History): boolean {
  if (!before) return true
  const hasMoved = seen.status !== before.status || seen.updated_at !== before.updated_at
  return readStatus(seen.status ?? '').action === action && (begun || hasMoved)
}

/** Whether the requested operation, and not another one, is in progress. */
export function isInProgress(target: Target, seen: Seen): boolean {
  const { action, phase } = readStatus(seen?.status ?? '')
  if (phase !== 'busy') return false
  if (target.kind === 'operation') return action === target.operation.action
  return target.kind !== 'gone' || action === 'DELETE'
}

/** The error for an operation that the service accepted and dropped. @param why the evidence */
export function lost(subject: string, why: string): MagnumError {
  return new MagnumError('failed', `${subject}: the request was accepted but not carried out: ${why}`, {
    hint:
      'The service drops an accepted request if the cluster is busy or does not allow the change. ' +
      'Run the command again; with --wait the request is sent once the cluster is idle.',
  })
}

function elsewhere(subject: string, seen: Resource, wanted: string): MagnumError {
  const status = seen.status ?? 'without a status'
  return new MagnumError('failed', `${subject} is ${status}, not ${wanted}, and no operation is in progress`)
}

function failure(subject: string, seen: Resource): MagnumError {
  const reason = seen.status_reason ? `: ${seen.status_reason}` : ''
  const faults = Object.entries(seen.faults ?? {}).map(([part, fault]) => `${part}: ${JSON.stringify(fault)}`)
  const known = hintFor([reason, ...faults].join(' '))
  return new MagnumError('failed', `${subject} is ${seen.status ?? 'without a status'}${reason}`, {
    hint:
      [...(faults.length === 0 ? [] : [`Faults: ${faults.join('; ')}`]), ...(known ? [known] : [])].join(
        ' ',
      ) || undefined,
  })
}

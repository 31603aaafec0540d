import { readStatus, type Action } from '../../catalogue/statuses'
import type { ClusterAttributes } from '../../client/magnum/resources'
import { hintFor } from '../../client/magnum/refusals'
import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'

/** What is looked at: a cluster, or a node group, which has fewer of these attributes. */
export type Resource = Row &
  Pick<
    ClusterAttributes,
    | ('uuid' | 'name' | 'status' | 'status_reason' | 'faults' | 'create_timeout')
    | ('node_count' | 'master_count' | 'node_addresses' | 'master_addresses')
  >

/** One look: undefined where the service has no such thing. */
export type Seen = Resource | undefined

/** What is waited for. */
export type Target =
  /** No operation under way; with `anyOutcome`, one that failed is over, too. */
  | { kind: 'idle'; anyOutcome?: boolean }
  | { kind: 'status'; status: string }
  /** `requested`: this command has asked for the deletion. */
  | { kind: 'gone'; requested: boolean }
  | { kind: 'operation'; operation: Operation }

/** What this command has asked the service to do. */
export interface Operation {
  action: Action
  /** The resource just before the request; undefined for one that is being made. */
  before: Resource | undefined
  /** Looks whether the outcome that was asked for is there. */
  check?: (seen: Resource) => Promise<Check>
}

/** `true`: all that was asked for is there; a text: what is not (`node_count is 1, not 3`); undefined: nobody can tell. */
export type Check = true | string | undefined

/** What was seen before this look. */
export interface History {
  readonly looks: number
  /** Whether the operation that was asked for has been seen under way. */
  readonly begun: boolean
}

/** `unseen`: nothing shows that the operation has been taken up, and it is not going to be any more. */
export type Verdict = 'wait' | 'done' | 'unseen' | MagnumError

/**
 * The service answers before its conductor has begun (magnum/conductor/handlers/cluster_conductor.py): for so many
 * looks a new cluster may not be there, and one that is changed may have its old status.
 */
export const patience = 6

/** Whether the wait is over, and how it ended. `subject` is for messages: `Cluster demo`. */
export function judge(target: Target, subject: string, seen: Seen, history: History): Verdict {
  if (!seen) return judgeMissing(target, subject, history)
  const { phase } = readStatus(seen.status ?? '')
  if (target.kind === 'status' && seen.status === target.status) return 'done'
  // Time will tell what becomes of a status that is not known.
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

function judgeMissing(target: Target, subject: string, { looks }: History): Verdict {
  if (target.kind === 'gone') return 'done'
  const isNew = target.kind === 'operation' && !target.operation.before
  if (isNew && looks < patience) return 'wait'
  return new MagnumError('not-found', `${subject} ${looks === 0 ? 'could not be found' : 'is gone'}`)
}

/** A failure of before keeps nothing from being deleted, not even an earlier try to delete it. */
function judgeDeletion(requested: boolean, subject: string, seen: Resource, history: History): Verdict {
  const isOver = history.begun || history.looks >= patience
  if (seen.status === 'DELETE_COMPLETE') return 'done'
  if (seen.status === 'DELETE_FAILED' && (isOver || !requested)) return failure(subject, seen)
  if (!isOver) return 'wait'
  return requested ? 'unseen' : elsewhere(subject, seen, 'deleted')
}

function judgeOperation(operation: Operation, subject: string, seen: Resource, history: History): Verdict {
  const { action, before } = operation
  if (!isOver(operation, seen, history)) {
    // It is no longer under way, and what is seen is the outcome of something else.
    const isLost = history.begun || history.looks >= patience
    return isLost ? 'unseen' : 'wait'
  }
  const isUndone = before !== undefined && action === 'UPDATE' && seen.status === 'ROLLBACK_COMPLETE'
  return isUndone || readStatus(seen.status ?? '').phase === 'failed' ? failure(subject, seen) : 'done'
}

/** Whether the status is that of the operation's own end. */
function isOver({ action, before }: Operation, seen: Resource, { begun }: History): boolean {
  if (!before) return true
  const hasMoved = seen.status !== before.status || seen.updated_at !== before.updated_at
  return readStatus(seen.status ?? '').action === action && (begun || hasMoved)
}

/** Whether the operation that was asked for is under way, and not another one. */
export function isUnderWay(target: Target, seen: Seen): boolean {
  const { action, phase } = readStatus(seen?.status ?? '')
  if (phase !== 'busy') return false
  if (target.kind === 'operation') return action === target.operation.action
  return target.kind !== 'gone' || action === 'DELETE'
}

/** The error of an operation that the service accepted and dropped. `why`: what shows it. */
export function lost(subject: string, why: string): MagnumError {
  return new MagnumError('failed', `${subject}: the request was accepted but not carried out: ${why}`, {
    hint:
      'The service drops what it has accepted where the cluster is busy or does not allow it. ' +
      'Run the same command again; with --wait it is sent when the cluster is idle.',
  })
}

function elsewhere(subject: string, seen: Resource, wanted: string): MagnumError {
  const status = seen.status ?? 'without a status'
  return new MagnumError('failed', `${subject} is ${status}, not ${wanted}, and no operation is under way`)
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

import { MagnumError } from '../../foundation/errors'
import type { Row } from '../../foundation/json'
import type { ClusterAttributes } from '../../client/magnum/resources'

/** What is waited for. `asked`: this very command has asked for the deletion. */
export type Goal =
  | { kind: 'deleted'; asked: boolean }
  | { kind: 'status'; status: string }
  /** No work under way. */
  | { kind: 'settled' }
  /** `before`: the cluster as the work was asked for; undefined for one that is being made. */
  | { kind: 'rest'; before: Resource | undefined }

/** What is looked at: a cluster, or a node group, which has fewer of these attributes. */
export type Resource = Row &
  Pick<
    ClusterAttributes,
    | ('name' | 'status' | 'status_reason' | 'faults' | 'create_timeout')
    | ('node_count' | 'master_count' | 'node_addresses' | 'master_addresses')
  >

/** What is known at one look: undefined where there is none. */
export type Seen = Resource | undefined

export type Verdict = { done: true; error?: MagnumError } | { done: false }

export interface History {
  /** How often it has been looked at. */
  readonly looks: number
  /** Whether it has been seen at work. */
  readonly busy: boolean
}

// The service answers before its conductor has begun (magnum/conductor/handlers/cluster_conductor.py): a new
// cluster may not be there yet, and one that is changed still has its old status for a moment.
const patience = 6

/** Whether the work that is waited for has been asked for by this command, a moment ago. */
export function isAsked(goal: Goal): boolean {
  return goal.kind === 'rest' || (goal.kind === 'deleted' && goal.asked)
}

/**
 * Whether the waiting for one is over, and how it ended.
 *
 * @param subject how it is called in messages: `Cluster demo`
 */
export function judge(goal: Goal, subject: string, seen: Seen, history: History): Verdict {
  if (!seen) return judgeMissing(goal, subject, history)
  const status = seen.status ?? ''
  if (goal.kind === 'status' && status === goal.status) return { done: true }
  if (status.endsWith('_IN_PROGRESS') || mayBeOld(goal, seen, history)) return { done: false }
  if (hasFailed(goal, status)) return { done: true, error: failure(subject, seen) }
  return { done: isReached(goal, status) }
}

function judgeMissing(goal: Goal, subject: string, { looks }: History): Verdict {
  if (goal.kind === 'deleted') return { done: true }
  const isNew = goal.kind === 'rest' && !goal.before
  if (isNew && looks < patience) return { done: false }
  const what = looks === 0 ? 'could not be found' : 'is gone'
  return { done: true, error: new MagnumError('not-found', `${subject} ${what}`) }
}

/** Whether the work that was asked for may not have begun yet. */
function mayBeOld(goal: Goal, seen: Resource, { busy, looks }: History): boolean {
  if (!isAsked(goal) || busy || looks >= patience) return false
  if (goal.kind !== 'rest') return true
  return goal.before !== undefined && seen.updated_at === goal.before.updated_at
}

/** An update that failed and was undone has failed; a failure of before does not keep anything from being deleted. */
function hasFailed(goal: Goal, status: string): boolean {
  if (goal.kind === 'deleted') return status === 'DELETE_FAILED'
  return status.endsWith('_FAILED') || (goal.kind === 'rest' && status === 'ROLLBACK_COMPLETE')
}

/** A status that is not known yet is no end: time will tell. */
function isReached(goal: Goal, status: string): boolean {
  if (goal.kind === 'deleted') return status === 'DELETE_COMPLETE'
  return goal.kind !== 'status' && status.endsWith('_COMPLETE')
}

function failure(subject: string, seen: Resource): MagnumError {
  const reason = seen.status_reason ? `: ${seen.status_reason}` : ''
  const faults = Object.entries(seen.faults ?? {}).map(([part, fault]) => `${part}: ${JSON.stringify(fault)}`)
  return new MagnumError('failed', `${subject} is ${seen.status ?? 'without a status'}${reason}`, {
    hint: faults.length === 0 ? undefined : `Faults: ${faults.join('; ')}`,
  })
}

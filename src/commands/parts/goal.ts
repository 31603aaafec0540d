import { MagnumError } from '../../errors'
import type { Cluster } from '../../magnum/resources'

/** What a cluster is waited for. */
export type Goal =
  | { kind: 'deleted' }
  | { kind: 'status'; status: string }
  /** No work under way. */
  | { kind: 'settled' }
  /** `before`: the cluster as the work was asked for; undefined for one that is being made. */
  | { kind: 'rest'; before: Cluster | undefined }

/** What is known of a cluster at one look: undefined where there is none. */
export type Seen = Cluster | undefined

export type Verdict = { done: true; error?: MagnumError } | { done: false }

export interface History {
  /** How often the cluster has been looked at. */
  readonly looks: number
  /** Whether it has been seen at work. */
  readonly busy: boolean
}

// The service answers before its conductor has begun (magnum/conductor/handlers/cluster_conductor.py): a new
// cluster may not be there yet, and one that is changed still has its old status for a moment.
const patience = 6

/** Whether the waiting for one cluster is over, and how it ended. */
export function judge(goal: Goal, name: string, seen: Seen, history: History): Verdict {
  if (!seen) return judgeMissing(goal, name, history)
  const status = seen.status ?? ''
  if (goal.kind === 'status' && status === goal.status) return { done: true }
  if (status.endsWith('_IN_PROGRESS')) return { done: false }
  if (goal.kind === 'rest' && !hasChanged(goal, seen, history)) return { done: false }
  if (status.endsWith('_FAILED')) return { done: true, error: failure(name, seen) }
  return { done: goal.kind === 'rest' || goal.kind === 'settled' }
}

function judgeMissing(goal: Goal, name: string, { looks }: History): Verdict {
  if (goal.kind === 'deleted') return { done: true }
  const isNew = goal.kind === 'rest' && !goal.before
  if (isNew && looks < patience) return { done: false }
  return { done: true, error: new MagnumError('not-found', `Cluster ${name} is gone`) }
}

function hasChanged(goal: Goal & { kind: 'rest' }, seen: Cluster, { busy, looks }: History): boolean {
  return busy || !goal.before || seen.updated_at !== goal.before.updated_at || looks >= patience
}

function failure(name: string, cluster: Cluster): MagnumError {
  const reason = cluster.status_reason ? `: ${cluster.status_reason}` : ''
  const faults = Object.entries(cluster.faults ?? {}).map(
    ([part, fault]) => `${part}: ${JSON.stringify(fault)}`,
  )
  return new MagnumError('failed', `Cluster ${name} is ${cluster.status ?? 'without a status'}${reason}`, {
    hint: faults.length === 0 ? undefined : `Faults: ${faults.join('; ')}`,
  })
}

/** Every status of a cluster or node group: magnum/objects/fields.py, ClusterStatus. */
export const statuses = [
  'CREATE_IN_PROGRESS',
  'CREATE_COMPLETE',
  'CREATE_FAILED',
  'UPDATE_IN_PROGRESS',
  'UPDATE_COMPLETE',
  'UPDATE_FAILED',
  'ROLLBACK_IN_PROGRESS',
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'DELETE_IN_PROGRESS',
  'DELETE_COMPLETE',
  'DELETE_FAILED',
  'RESUME_COMPLETE',
  'RESUME_FAILED',
  'RESTORE_COMPLETE',
  'SNAPSHOT_COMPLETE',
  'CHECK_COMPLETE',
  'ADOPT_COMPLETE',
] as const

export type Action = 'CREATE' | 'UPDATE' | 'DELETE'
/** `unknown`: a status that this program does not know, possibly of a newer service. */
export type Phase = 'busy' | 'complete' | 'failed' | 'unknown'

/** Splits a status into the current or last action and its phase; a rollback counts as an update. */
export function readStatus(status: string): { action: string; phase: Phase } {
  const [action = '', ...rest] = status.split('_')
  return {
    action: action === 'ROLLBACK' ? 'UPDATE' : action,
    phase: phases[rest.join('_')] ?? 'unknown',
  }
}

const phases: Readonly<Record<string, Phase>> = {
  IN_PROGRESS: 'busy',
  COMPLETE: 'complete',
  FAILED: 'failed',
}

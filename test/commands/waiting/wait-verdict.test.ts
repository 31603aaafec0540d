import { MagnumError } from '../../../src/foundation/errors'
import {
  judge,
  type History,
  type Seen,
  type Target,
  type Verdict,
} from '../../../src/commands/shared/wait-verdict'

const cluster = (status: string, updated: string | null = 'now'): Seen => ({
  uuid: 'c1',
  status,
  updated_at: updated,
  status_reason: 'no valid host was found',
})
const before = { uuid: 'c1', status: 'CREATE_COMPLETE', updated_at: 'then' }
const made: Target = { kind: 'operation', operation: { action: 'CREATE', before: undefined } }
const changed: Target = { kind: 'operation', operation: { action: 'UPDATE', before } }
const gone: Target = { kind: 'gone', requested: false }
const asked: Target = { kind: 'gone', requested: true }
const first = { polls: 0, begun: false, unchanged: 0 }
const begun = { polls: 1, begun: true, unchanged: 0 }
const late = { polls: 6, begun: false, unchanged: 6 }

test.each<[string, Target, Seen, History, Exclude<Verdict, MagnumError> | (string & {})]>([
  ['a new cluster may not exist yet', made, undefined, first, 'wait'],
  ['but not forever', made, undefined, late, 'Cluster mine is gone'],
  ['a new cluster in progress', made, cluster('CREATE_IN_PROGRESS'), first, 'wait'],
  ['a new cluster that is complete', made, cluster('CREATE_COMPLETE'), first, 'done'],
  [
    'a new cluster that failed',
    made,
    cluster('CREATE_FAILED'),
    first,
    'Cluster mine is CREATE_FAILED: no valid host was found',
  ],
  ['a change that has not started', changed, cluster('CREATE_COMPLETE', 'then'), first, 'wait'],
  ['a change that ended before the first poll', changed, cluster('UPDATE_COMPLETE', 'now'), first, 'done'],
  ['a change that was seen in progress', changed, cluster('UPDATE_COMPLETE', 'then'), begun, 'done'],
  ['a change that was never seen', changed, cluster('CREATE_COMPLETE', 'then'), late, 'unseen'],
  ['a change requested during creation', changed, cluster('CREATE_IN_PROGRESS'), first, 'wait'],
  ['the recent end of an earlier operation', changed, cluster('CREATE_COMPLETE', 'now'), first, 'wait'],
  ['the old end of an earlier operation', changed, cluster('CREATE_COMPLETE', 'now'), late, 'unseen'],
  ['the failure of an earlier operation', changed, cluster('CREATE_FAILED', 'now'), late, 'unseen'],
  [
    'a change that failed',
    changed,
    cluster('UPDATE_FAILED'),
    begun,
    'Cluster mine is UPDATE_FAILED: no valid host was found',
  ],
  ['a deletion that was dropped', asked, cluster('CREATE_COMPLETE'), late, 'unseen'],
  [
    'a deletion that was not requested',
    gone,
    cluster('CREATE_COMPLETE'),
    late,
    'Cluster mine is CREATE_COMPLETE, not deleted, and no operation is in progress',
  ],
  ['a new cluster of an unknown status', made, cluster('CREATE_PENDING'), first, 'wait'],
  [
    'an update that was rolled back',
    changed,
    cluster('ROLLBACK_COMPLETE'),
    first,
    'Cluster mine is ROLLBACK_COMPLETE: no valid host was found',
  ],
  ['deletion in progress', gone, cluster('DELETE_IN_PROGRESS'), first, 'wait'],
  ['deletion not started', gone, cluster('CREATE_COMPLETE'), first, 'wait'],
  ['deletion of a cluster whose creation failed', gone, cluster('CREATE_FAILED'), first, 'wait'],
  ['deletion done', gone, undefined, first, 'done'],
  ['deletion complete, cluster still visible', gone, cluster('DELETE_COMPLETE'), begun, 'wait'],
  ['deletion complete, cluster never removed', gone, cluster('DELETE_COMPLETE'), late, 'done'],
  [
    'deletion failed',
    gone,
    cluster('DELETE_FAILED'),
    first,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['another deletion, not started', asked, cluster('DELETE_FAILED'), first, 'wait'],
  [
    'another deletion, failed',
    asked,
    cluster('DELETE_FAILED'),
    begun,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['a status reached', { kind: 'status', status: 'UPDATE_FAILED' }, cluster('UPDATE_FAILED'), first, 'done'],
  [
    'a status during an operation',
    { kind: 'status', status: 'UPDATE_COMPLETE' },
    cluster('UPDATE_IN_PROGRESS'),
    first,
    'wait',
  ],
  [
    'another status',
    { kind: 'status', status: 'UPDATE_COMPLETE' },
    cluster('CREATE_COMPLETE'),
    first,
    'Cluster mine is CREATE_COMPLETE, not UPDATE_COMPLETE, and no operation is in progress',
  ],
  [
    'a failure',
    { kind: 'status', status: 'CREATE_COMPLETE' },
    cluster('CREATE_FAILED'),
    first,
    'Cluster mine is CREATE_FAILED: no valid host was found',
  ],
  ['no operation', { kind: 'idle' }, cluster('CREATE_COMPLETE'), first, 'done'],
  ['an unknown status', { kind: 'idle' }, cluster('HIBERNATED'), first, 'wait'],
  ['no such cluster', { kind: 'idle' }, undefined, first, 'Cluster mine could not be found'],
])('%s', (_what, target, seen, history, expected) => {
  const verdict = judge(target, 'Cluster mine', seen, history)
  expect(verdict instanceof MagnumError ? verdict.message : verdict).toBe(expected)
})

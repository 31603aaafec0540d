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
  ['a new cluster may not be there yet', made, undefined, first, 'wait'],
  ['but not for ever', made, undefined, late, 'Cluster mine is gone'],
  ['a new cluster at work', made, cluster('CREATE_IN_PROGRESS'), first, 'wait'],
  ['a new cluster that is complete', made, cluster('CREATE_COMPLETE'), first, 'done'],
  [
    'a new cluster that failed',
    made,
    cluster('CREATE_FAILED'),
    first,
    'Cluster mine is CREATE_FAILED: no valid host was found',
  ],
  ['a change that has not begun', changed, cluster('CREATE_COMPLETE', 'then'), first, 'wait'],
  ['a change that was over before the first look', changed, cluster('UPDATE_COMPLETE', 'now'), first, 'done'],
  ['a change that was seen at work', changed, cluster('UPDATE_COMPLETE', 'then'), begun, 'done'],
  ['a change that shows nowhere', changed, cluster('CREATE_COMPLETE', 'then'), late, 'unseen'],
  [
    'a cluster that is made when a change is asked for',
    changed,
    cluster('CREATE_IN_PROGRESS'),
    first,
    'wait',
  ],
  ['the end of what went on before, just now', changed, cluster('CREATE_COMPLETE', 'now'), first, 'wait'],
  ['the end of what went on before, long ago', changed, cluster('CREATE_COMPLETE', 'now'), late, 'unseen'],
  ['the failure of what went on before', changed, cluster('CREATE_FAILED', 'now'), late, 'unseen'],
  [
    'a change that failed',
    changed,
    cluster('UPDATE_FAILED'),
    begun,
    'Cluster mine is UPDATE_FAILED: no valid host was found',
  ],
  ['a deletion that was dropped', asked, cluster('CREATE_COMPLETE'), late, 'unseen'],
  [
    'a deletion that nobody has asked for',
    gone,
    cluster('CREATE_COMPLETE'),
    late,
    'Cluster mine is CREATE_COMPLETE, not deleted, and no operation is in progress',
  ],
  ['a new cluster of an unknown status', made, cluster('CREATE_PENDING'), first, 'wait'],
  [
    'an update that was undone',
    changed,
    cluster('ROLLBACK_COMPLETE'),
    first,
    'Cluster mine is ROLLBACK_COMPLETE: no valid host was found',
  ],
  ['deletion under way', gone, cluster('DELETE_IN_PROGRESS'), first, 'wait'],
  ['deletion not begun', gone, cluster('CREATE_COMPLETE'), first, 'wait'],
  ['deletion of a cluster that could not be made', gone, cluster('CREATE_FAILED'), first, 'wait'],
  ['deletion done', gone, undefined, first, 'done'],
  ['deletion done, and still there to be seen', gone, cluster('DELETE_COMPLETE'), begun, 'wait'],
  ['deletion done, and left there', gone, cluster('DELETE_COMPLETE'), late, 'done'],
  [
    'deletion failed',
    gone,
    cluster('DELETE_FAILED'),
    first,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['another try to delete it, not begun', asked, cluster('DELETE_FAILED'), first, 'wait'],
  [
    'another try, failed',
    asked,
    cluster('DELETE_FAILED'),
    begun,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['a status reached', { kind: 'status', status: 'UPDATE_FAILED' }, cluster('UPDATE_FAILED'), first, 'done'],
  [
    'a status, while something goes on',
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
  ['nothing under way', { kind: 'idle' }, cluster('CREATE_COMPLETE'), first, 'done'],
  ['an unknown status', { kind: 'idle' }, cluster('HIBERNATED'), first, 'wait'],
  ['no such cluster', { kind: 'idle' }, undefined, first, 'Cluster mine could not be found'],
])('%s', (_what, target, seen, history, expected) => {
  const verdict = judge(target, 'Cluster mine', seen, history)
  expect(verdict instanceof MagnumError ? verdict.message : verdict).toBe(expected)
})

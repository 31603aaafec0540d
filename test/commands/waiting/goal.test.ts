import { judge, type Goal, type Seen } from '../../../src/commands/shared/goal'

const cluster = (status: string, updated: string | null = 'now'): Seen => ({
  uuid: 'c1',
  status,
  updated_at: updated,
  status_reason: 'no valid host was found',
})
const made: Goal = { kind: 'rest', before: undefined }
const changed: Goal = { kind: 'rest', before: { uuid: 'c1', status: 'CREATE_COMPLETE', updated_at: 'then' } }
const gone: Goal = { kind: 'deleted', asked: false }
const asked: Goal = { kind: 'deleted', asked: true }
const first = { looks: 0, busy: false }

test.each<[string, Goal, Seen, { looks: number; busy: boolean }, boolean | string]>([
  ['a new cluster may not be there yet', made, undefined, first, false],
  ['but not for ever', made, undefined, { looks: 6, busy: false }, 'Cluster mine is gone'],
  ['a new cluster at work', made, cluster('CREATE_IN_PROGRESS'), first, false],
  ['a new cluster that is complete', made, cluster('CREATE_COMPLETE'), first, true],
  [
    'a new cluster that failed',
    made,
    cluster('CREATE_FAILED'),
    first,
    'Cluster mine is CREATE_FAILED: no valid host was found',
  ],
  ['a change that has not begun', changed, cluster('CREATE_COMPLETE', 'then'), first, false],
  ['a change that was over before the first look', changed, cluster('UPDATE_COMPLETE', 'now'), first, true],
  [
    'a change that was seen at work',
    changed,
    cluster('UPDATE_COMPLETE', 'then'),
    { looks: 1, busy: true },
    true,
  ],
  [
    'a change that shows nowhere',
    changed,
    cluster('CREATE_COMPLETE', 'then'),
    { looks: 6, busy: false },
    true,
  ],
  ['a new cluster of an unknown status', made, cluster('CREATE_PENDING'), first, false],
  [
    'an update that was undone',
    changed,
    cluster('ROLLBACK_COMPLETE'),
    first,
    'Cluster mine is ROLLBACK_COMPLETE: no valid host was found',
  ],
  ['deletion under way', gone, cluster('DELETE_IN_PROGRESS'), first, false],
  ['deletion not begun', gone, cluster('CREATE_COMPLETE'), first, false],
  ['deletion of a cluster that could not be made', gone, cluster('CREATE_FAILED'), first, false],
  ['deletion done', gone, undefined, first, true],
  ['deletion done, and still there to be seen', gone, cluster('DELETE_COMPLETE'), first, true],
  [
    'deletion failed',
    gone,
    cluster('DELETE_FAILED'),
    first,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['another try to delete it, not begun', asked, cluster('DELETE_FAILED'), first, false],
  [
    'another try, failed',
    asked,
    cluster('DELETE_FAILED'),
    { looks: 1, busy: true },
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['a status reached', { kind: 'status', status: 'UPDATE_FAILED' }, cluster('UPDATE_FAILED'), first, true],
  ['another status', { kind: 'status', status: 'UPDATE_COMPLETE' }, cluster('CREATE_COMPLETE'), first, false],
  ['nothing under way', { kind: 'settled' }, cluster('CREATE_COMPLETE'), first, true],
  ['an unknown status', { kind: 'settled' }, cluster('HIBERNATED'), first, false],
  ['no such cluster', { kind: 'settled' }, undefined, first, 'Cluster mine could not be found'],
])('%s', (_what, goal, seen, history, expected) => {
  const verdict = judge(goal, 'Cluster mine', seen, history)
  expect(verdict.done && verdict.error ? verdict.error.message : verdict.done).toBe(expected)
})

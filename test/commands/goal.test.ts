import { judge, type Goal, type Seen } from '../../src/commands/parts/goal'

const cluster = (status: string, updated: string | null = 'now'): Seen => ({
  uuid: 'c1',
  status,
  updated_at: updated,
  status_reason: 'no valid host was found',
})
const made: Goal = { kind: 'rest', before: undefined }
const changed: Goal = { kind: 'rest', before: { uuid: 'c1', status: 'CREATE_COMPLETE', updated_at: 'then' } }
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
  ['deletion under way', { kind: 'deleted' }, cluster('DELETE_IN_PROGRESS'), first, false],
  ['deletion not begun', { kind: 'deleted' }, cluster('CREATE_COMPLETE'), first, false],
  ['deletion done', { kind: 'deleted' }, undefined, first, true],
  [
    'deletion failed',
    { kind: 'deleted' },
    cluster('DELETE_FAILED'),
    first,
    'Cluster mine is DELETE_FAILED: no valid host was found',
  ],
  ['a status reached', { kind: 'status', status: 'UPDATE_FAILED' }, cluster('UPDATE_FAILED'), first, true],
  ['another status', { kind: 'status', status: 'UPDATE_COMPLETE' }, cluster('CREATE_COMPLETE'), first, false],
  ['nothing under way', { kind: 'settled' }, cluster('CREATE_COMPLETE'), first, true],
])('%s', (_what, goal, seen, history, expected) => {
  const verdict = judge(goal, 'mine', seen, history)
  expect(verdict.done && verdict.error ? verdict.error.message : verdict.done).toBe(expected)
})

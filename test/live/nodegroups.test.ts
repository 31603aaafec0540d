import { answer, dropCluster, latest, magnum, makeCluster } from './support/cloud'

const cluster = 'groups'

beforeAll(() => makeCluster(cluster))
afterAll(() => dropCluster(cluster))

const names = async () =>
  ((await answer(['nodegroup-list', cluster])) as { name: string }[]).map(({ name }) => name).sort()

test('every cluster has one for masters and one for workers', async () => {
  expect(await names()).toEqual(['default-master', 'default-worker'])
})

test('adds, changes and deletes one', async () => {
  await magnum(['nodegroup-create', cluster, 'gpu', '--flavor', 'm1.large', '--min-nodes', '1', '--wait'])
  expect(await names()).toEqual(['default-master', 'default-worker', 'gpu'])

  await magnum(['nodegroup-update', cluster, 'gpu', '--max-nodes', '4', '--wait'])
  expect(await answer(['nodegroup-show', cluster, 'gpu'])).toMatchObject({
    role: 'worker',
    flavor_id: 'm1.large',
    min_node_count: 1,
    max_node_count: 4,
  })

  await magnum(['cluster-resize', cluster, '2', '--nodegroup', 'gpu', '--wait'])
  expect(await answer(['nodegroup-show', cluster, 'gpu'])).toMatchObject({ node_count: 2 })

  await magnum(['nodegroup-delete', cluster, 'gpu', '--wait'])
  expect(await names()).toEqual(['default-master', 'default-worker'])
})

test('deletes several, one after the other', async () => {
  for (const name of ['one', 'two']) await magnum(['nodegroup-create', cluster, name, '--wait'])
  expect(await magnum(['nodegroup-delete', cluster, 'one', 'two', '--wait'])).toBe(
    'Nodegroup one has been deleted.\nNodegroup two has been deleted.\n',
  )
  expect(await names()).toEqual(['default-master', 'default-worker'])
})

;(latest < 14 ? test.skip : test)('sets, replaces and clears node labels and taints', async () => {
  const node = ['--node-labels', 'tier=gpu', '--node-taints', 'gpu=present:NoSchedule']
  await magnum(['nodegroup-create', cluster, 'tainted', ...node, '--wait'])
  expect(await answer(['nodegroup-show', cluster, 'tainted'])).toMatchObject({
    node_labels: { tier: 'gpu' },
    node_taints: [{ key: 'gpu', value: 'present', effect: 'NoSchedule' }],
  })

  await magnum(['nodegroup-update', cluster, 'tainted', '--node-taints', 'a:NoExecute', '--wait'])
  expect(await answer(['nodegroup-show', cluster, 'tainted'])).toMatchObject({
    node_taints: [{ key: 'a', effect: 'NoExecute' }],
  })

  const cleared = ['--node-labels', '', '--node-taints', '']
  await magnum(['nodegroup-update', cluster, 'tainted', ...cleared, '--wait'])
  expect(await answer(['nodegroup-show', cluster, 'tainted'])).toMatchObject({
    node_labels: {},
    node_taints: [],
  })
  await magnum(['nodegroup-delete', cluster, 'tainted', '--wait'])
})

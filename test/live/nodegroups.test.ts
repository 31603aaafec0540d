import { answer, dropCluster, magnum, makeCluster } from './support/cloud'

const cluster = 'groups'

beforeAll(() => makeCluster(cluster))
afterAll(() => dropCluster(cluster))

const names = async () =>
  ((await answer(['nodegroup-list', cluster])) as { name: string }[]).map(({ name }) => name).sort()

test('every cluster has one of masters and one of workers', async () => {
  expect(await names()).toEqual(['default-master', 'default-worker'])
})

test('one is added, changed and deleted', async () => {
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

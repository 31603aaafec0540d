import { program } from '../support/program'
import { admin, answer, dropCluster, magnum, makeCluster, member } from './support/cloud'
import { logIn } from './support/keystone'

const cluster = 'counted'
let project: string

beforeAll(async () => {
  await makeCluster(cluster)
  project = (await logIn(member)).projectId
})
afterAll(() => dropCluster(cluster))

const quota = () => ['--project-id', project, '--resource', 'Cluster']

test('sets, shows, lists, changes and deletes a quota', async () => {
  await magnum(['quotas-create', ...quota(), '--hard-limit', '5'], admin)
  expect(await answer(['quotas-show', ...quota()], admin)).toMatchObject({ hard_limit: 5 })
  await magnum(['quotas-update', ...quota(), '--hard-limit', '7'], admin)
  expect(await answer(['quotas-list', '--all-tenants'], admin)).toMatchObject([
    { project_id: project, resource: 'Cluster', hard_limit: 7 },
  ])
  await magnum(['quotas-delete', ...quota()], admin)
  expect(await answer(['quotas-list', '--all-tenants'], admin)).toEqual([])
})

test('members cannot set a quota', async () => {
  const { code, stderr } = await program(['quotas-create', ...quota(), '--hard-limit', '99'], { env: member })
  expect(code).toBe(4)
  expect(stderr).toContain('(HTTP 403)')
})

test('counts the clusters and nodes of a project', async () => {
  const { clusters, nodes } = (await answer(['stats-list', '--project-id', project])) as Record<
    string,
    number
  >
  expect(clusters).toBeGreaterThanOrEqual(1)
  expect(nodes).toBeGreaterThanOrEqual(2)
})

test('lists the processes of the service for administrators', async () => {
  expect(await answer(['service-list'], admin)).toMatchObject([
    { host: 'live', binary: 'magnum-conductor', state: 'up', disabled: false },
  ])
})

import { program } from '../support/program'
import { admin, dropCluster, dropTemplate, magnum, makeCluster, makeTemplate, member } from './support/cloud'
import { call, logIn } from './support/keystone'

// The service returns at most two rows per page (etc/magnum.conf).
const clusters = ['page-1', 'page-2', 'page-3']
const groups = ['default-master', 'default-worker', 'page-a', 'page-b', 'page-c']
const projects = ['admin', 'demo', 'service']

beforeAll(async () => {
  await makeCluster('page-1')
  for (const name of clusters.slice(1)) {
    await makeTemplate(name)
    await magnum(['cluster-create', name, '--cluster-template', 'page-1'])
  }
  for (const name of groups.slice(2)) await magnum(['nodegroup-create', 'page-1', name, '--wait'])
  for (const name of projects) {
    const quota = ['--project-id', await projectId(name), '--resource', 'Cluster', '--hard-limit', '50']
    await magnum(['quotas-create', ...quota], admin)
  }
}, 300_000)
afterAll(async () => {
  for (const name of projects) {
    await magnum(['quotas-delete', '--project-id', await projectId(name), '--resource', 'Cluster'], admin)
  }
  await magnum(['cluster-delete', 'page-2', 'page-3', '--wait'])
  await dropTemplate('page-2')
  await dropTemplate('page-3')
  await dropCluster('page-1')
}, 300_000)

const projectId = async (name: string) => {
  const { token } = await logIn(admin)
  const { projects: found } = (await call('GET', `/projects?name=${name}`, undefined, token)) as {
    projects: { id: string }[]
  }
  return found[0]!.id
}

/** The values of a column of a list, and the number of requests for further pages. */
async function listed(words: readonly string[], column: string, env = member) {
  const { code, stdout, stderr } = await program([...words, '-f', 'value', '-c', column, '--debug'], { env })
  return { code, values: stdout.trim().split('\n').sort(), followed: stderr.match(/^> .*marker=/gm)?.length }
}

test.each([
  ['cluster-list', clusters],
  ['cluster-template-list', clusters],
  ['nodegroup-list page-1', groups],
])('%s has the rows of all pages', async (line, expected) => {
  const { code, values, followed = 0 } = await listed(line.split(' '), 'name')
  expect({ code, values }).toEqual({ code: 0, values: expected })
  expect(followed).toBeGreaterThanOrEqual(Math.floor(expected.length / 2))
})

test('quotas-list returns the rows of all pages', async () => {
  const { code, values, followed = 0 } = await listed(['quotas-list', '--all-tenants'], 'project_id', admin)
  expect({ code, values }).toEqual({ code: 0, values: (await Promise.all(projects.map(projectId))).sort() })
  expect(followed).toBeGreaterThanOrEqual(1)
})

test('applies a limit above the page size', async () => {
  const { values } = await listed(['nodegroup-list', 'page-1', '--limit', '3'], 'name')
  expect(values).toHaveLength(3)
})

test('waits for several clusters on different pages', async () => {
  expect(await magnum(['cluster-wait', ...clusters])).toBe(
    clusters.map((name) => `Cluster ${name}: done\n`).join(''),
  )
})

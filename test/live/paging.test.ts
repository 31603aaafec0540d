import { program } from '../support/program'
import { admin, magnum, makeTemplate, member } from './support/cloud'
import { call, logIn } from './support/keystone'

// The service returns at most two rows per page (etc/magnum.conf).
const clusters = ['page-1', 'page-2', 'page-3']
const templates = [...clusters, 'page-4']
const groups = ['default-master', 'default-worker', 'page-a']
let projects: string[]

const quota = (project: string) => ['--project-id', project, '--resource', 'Cluster']

beforeAll(async () => {
  projects = await findProjects()
  await Promise.all([
    ...projects.map((project) => magnum(['quotas-create', ...quota(project), '--hard-limit', '50'], admin)),
    ...templates.map(makeTemplate),
  ])
  await Promise.all(
    clusters.map((name) => magnum(['cluster-create', name, '--cluster-template', 'page-1', '--wait'])),
  )
  await magnum(['nodegroup-create', 'page-1', 'page-a'])
})
afterAll(async () => {
  await Promise.all([
    ...projects.map((project) => magnum(['quotas-delete', ...quota(project)], admin)),
    magnum(['cluster-delete', ...clusters, '--wait']),
  ])
  await magnum(['cluster-template-delete', ...templates])
})

/** The IDs of three projects. */
async function findProjects(): Promise<string[]> {
  const { token } = await logIn(admin)
  const { projects: found } = (await call('GET', '/projects', undefined, token)) as {
    projects: { id: string; name: string }[]
  }
  return found.filter(({ name }) => ['admin', 'demo', 'service'].includes(name)).map(({ id }) => id)
}

/** The values of a column of a list, and the number of requests for further pages. */
async function listed(words: readonly string[], column: string, env = member) {
  const { code, stdout, stderr } = await program([...words, '-f', 'value', '-c', column, '--debug'], { env })
  return { code, values: stdout.trim().split('\n').sort(), followed: stderr.match(/^> .*marker=/gm)?.length }
}

test.each([
  ['cluster-list', clusters],
  ['cluster-template-list', templates],
  ['nodegroup-list page-1', groups],
])('%s has the rows of all pages', async (line, expected) => {
  const { code, values, followed = 0 } = await listed(line.split(' '), 'name')
  expect({ code, values }).toEqual({ code: 0, values: expected })
  expect(followed).toBeGreaterThanOrEqual(Math.floor(expected.length / 2))
})

test('quotas-list returns the rows of all pages', async () => {
  const { code, values, followed = 0 } = await listed(['quotas-list', '--all-tenants'], 'project_id', admin)
  expect({ code, values }).toEqual({ code: 0, values: [...projects].sort() })
  expect(followed).toBeGreaterThanOrEqual(1)
})

test('applies a limit above the page size', async () => {
  const { values } = await listed(['cluster-template-list', '--limit', '3'], 'name')
  expect(values).toHaveLength(3)
})

test('waits for several clusters on different pages', async () => {
  expect(await magnum(['cluster-wait', ...clusters])).toBe(
    clusters.map((name) => `Cluster ${name}: done\n`).join(''),
  )
})

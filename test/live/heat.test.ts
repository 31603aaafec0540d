import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { program } from '../support/program'
import { dropTemplate, magnum, makeTemplate, member } from './support/cloud'

// For each of these clusters the driver creates a Heat stack of test resources with that outcome.
const outcomes = ['completes', 'fails', 'hangs', 'expires'] as const
const template = 'stacked'

beforeAll(async () => {
  await makeTemplate(template)
  for (const outcome of outcomes) {
    const labels = ['--labels', `test_stack=${outcome}`]
    await magnum(['cluster-create', outcome, '--cluster-template', template, '--node-count', '2', ...labels])
  }
  await magnum(['cluster-wait', 'completes', '--for', 'CREATE_COMPLETE'])
  await magnum(['cluster-wait', 'fails', 'expires', '--for', 'CREATE_FAILED'])
})
afterAll(async () => {
  await magnum(['cluster-delete', 'completes', 'hangs', 'expires', '--wait'])
  await dropTemplate(template)
})

/** Output and exit code of cluster-diagnose, with times replaced. */
async function diagnosed(cluster: string) {
  const { code, stdout } = await program(['cluster-diagnose', cluster], { env: member })
  return { code, stdout: stdout.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME') }
}

async function openstack(...words: string[]): Promise<string> {
  const env = { ...process.env, ...member }
  return (await promisify(execFile)('/usr/bin/openstack', words, { env })).stdout
}

const stackOf = async (cluster: string) =>
  (await magnum(['cluster-show', cluster, '-f', 'value', '-c', 'stack_id'])).trim()

test('names both failed nodes, with the reason of the deepest resource', async () => {
  const { code, stdout } = await diagnosed('fails')
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^Cluster fails is CREATE_FAILED\n\nFailed: kube_minions\.[01]\.kube-minion \(OS::Heat::TestResource\), and kube_minions\.[01]\.kube-minion\n {2}ValueError: resources\.kube-minion: Test Resource failed kube-minion\n\nLast events, newest first:\n {2}TIME {2}kube_minions\./,
  )
})

test('names the same resources and reasons as `openstack stack failures list`', async () => {
  const failures = await openstack('stack', 'failures', 'list', await stackOf('fails'), '--long')
  const named = [...failures.matchAll(/^[^.\s]+\.(\S+):$/gm)].map(([, path = '']) => path)
  const { stdout } = await program(['cluster-diagnose', 'fails', '-f', 'json'], { env: member })
  const { findings } = JSON.parse(stdout) as { findings: { what: string; more: string[]; reason: string }[] }
  expect(findings.flatMap(({ what, more }) => [what, ...more]).sort()).toEqual(named.sort())
  expect(failures).toContain(findings[0]!.reason)
})

test('lists the events of `openstack stack event list --nested-depth 5` in the same order', async () => {
  const id = await stackOf('fails')
  const theirs = (await openstack('stack', 'event', 'list', '--nested-depth', '5', id))
    .trim()
    .split('\n')
    .map((line) => /\[(.*?)\]: (\S+) {2}(.*)$/.exec(line)!.slice(1).join(' '))
  const ours = await magnum(['cluster-events', 'fails', '-f', 'json'])
  const rows = JSON.parse(ours) as { resource: string; status: string; reason: string }[]
  const [root = ''] = theirs[0]!.split(' ')
  const asTheirs = ({ resource, status, reason }: (typeof rows)[number]) =>
    `${resource === root ? root : `${root}.${resource}`} ${status} ${reason}`
  expect(rows.map(asTheirs)).toEqual(theirs)
  const failed = JSON.parse(
    await magnum(['cluster-events', 'fails', '--failed', '-f', 'json']),
  ) as typeof rows
  expect(failed.map(asTheirs)).toEqual(theirs.filter((line) => line.includes(' CREATE_FAILED ')))
})

test('gives advice on a wait condition that timed out', async () => {
  const { code, stdout } = await diagnosed('expires')
  expect(code).toBe(1)
  expect(stdout).toContain(`Failed: kube_masters.0.master_wait_condition (OS::Heat::WaitCondition)
  WaitConditionTimeout: resources.master_wait_condition: 0 of 1 received
  -> The node did not report back.`)
})

test('reports what is in progress, and since when', async () => {
  const { code, stdout } = await diagnosed('hangs')
  expect(code).toBe(0)
  expect(stdout).toMatch(
    /^Cluster hangs is CREATE_IN_PROGRESS\n\nWaiting for: kube_minions\.[01]\.kube-minion \(OS::Heat::TestResource\), for \d+[sm], and kube_minions\.[01]\.kube-minion\n/,
  )
})

test('reports no failure of a complete cluster', async () => {
  const { code, stdout } = await diagnosed('completes')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Cluster completes is CREATE_COMPLETE: Stack CREATE completed successfully\n/)
})

test('reports a deleted stack; the cluster can still be deleted', async () => {
  const id = await stackOf('fails')
  await openstack('stack', 'delete', '--yes', '--wait', id)
  const { code, stdout } = await diagnosed('fails')
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: expect.stringContaining(`The stack ${id} was deleted.\n  -> The stack is gone`) as string,
  })
  await magnum(['cluster-delete', 'fails', '--wait'])
})

test('reports a stack that never existed in Heat', async () => {
  await magnum(['cluster-create', 'unstacked', '--cluster-template', template, '--wait'])
  const { stdout } = await diagnosed('unstacked')
  expect(stdout).toMatch(/^Cluster unstacked is CREATE_COMPLETE\nHeat has no stack [0-9a-f-]{36}\.\n/)
  await magnum(['cluster-delete', 'unstacked', '--wait'])
})

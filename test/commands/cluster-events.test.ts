import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { eventPages } from '../../src/commands/cluster/stack/event-rows'
import type { Session } from '../../src/client/keystone/session'
import { MagnumError } from '../../src/foundation/errors'
import { createContext } from '../../src/program/context'
import { magnum, testHost, type World } from '../support/run'

afterEach(stopClouds)

async function cloudWith(labels: object, options: object = {}) {
  const { sandbox, call } = await cloud(options)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', {
    ...{ name: 'demo', cluster_template_id: 'k8s', labels, merge_labels: true },
  })
  return (line: string, world: World = {}) =>
    magnum(line.split(' '), { ...world, env: { ...sandbox.environment, ...world.env } })
}

test('lists failures in chronological order, with the path and type of the resource', async () => {
  const run = await cloudWith({ sandbox_failure: 'image' })
  const { code, stdout } = await run(
    'cluster-events demo --failed -f csv -c resource -c type -c status --quote none',
  )
  expect({ code, lines: stdout.split('\n').slice(0, 3) }).toEqual({
    code: 0,
    lines: [
      'resource,type,status',
      'kube_masters.0.kube-master,OS::Nova::Server,CREATE_FAILED',
      'kube_masters.0,file:///usr/lib/python3/dist-packages/magnum/drivers/heat/templates/kubemaster.yaml,CREATE_FAILED',
    ],
  })
})

test('lists all events, from start to end', async () => {
  const run = await cloudWith({})
  const { stdout } = await run('cluster events demo -f json')
  const events = JSON.parse(stdout) as Record<string, string>[]
  expect(events[0]).toMatchObject({ status: 'CREATE_IN_PROGRESS', reason: 'Stack CREATE started' })
  expect(events.at(-1)).toMatchObject({
    status: 'CREATE_COMPLETE',
    reason: 'Stack CREATE completed successfully',
  })
  expect(events.map(({ time }) => time)).toEqual(events.map(({ time }) => time).sort())
  expect((await run('cluster-events demo')).stdout.split('\n')[1]).toMatch(
    /^\| time +\| resource +\| type +\| status +\| reason +\|$/,
  )
})

test('--follow prints events, one per line, until no operation is in progress', async () => {
  const run = await cloudWith({}, { delay: 1000 })
  const { code, stdout } = await run('cluster-events demo --follow', {
    sleep: (ms) => pause(Math.min(ms, 200)),
  })
  const lines = stdout.trim().split('\n')
  expect(code).toBe(0)
  expect(lines[0]).toMatch(/^\S+Z {2}demo-[0-9a-f]{12} {2}CREATE_IN_PROGRESS {2}Stack CREATE started$/)
  expect(lines.at(-1)).toMatch(/^\S+Z {2}demo-\S+ {2}CREATE_COMPLETE {2}Stack CREATE completed successfully$/)
  expect(new Set(lines).size).toBe(lines.length)
  expect(stdout).toContain('  kube_masters.0.master_wait_condition  CREATE_COMPLETE  state changed\n')
})

test('on a terminal, events and checks are folded at its width', async () => {
  const run = await cloudWith({}, { delay: 0 })
  const events = await run('cluster-events demo --follow --color never', { terminal: 60 })
  expect(events.stdout).toMatch(
    /^\S+Z {2}demo-[0-9a-f]{12}\n {2}CREATE_IN_PROGRESS {2}Stack CREATE started$/m,
  )
  const checks = await run('doctor', { terminal: 60 })
  expect(checks.stdout).toContain('✓ login: ')
  const lines = `${events.stdout}${checks.stdout}`.split('\n')
  expect(lines.filter((line) => line.length > 60 && line.trim().includes(' '))).toEqual([])
})

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

test('without Heat, says so in one line and shows what Magnum knows', async () => {
  const run = await cloudWith({ sandbox_heat: 'denied', sandbox_outcome: 'FAILED' })
  const { code, stdout, stderr } = await run('cluster-events demo -f value -c resource -c type -c status')
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout:
      'demo cluster CREATE_FAILED\ndefault-master node group CREATE_FAILED\ndefault-worker node group CREATE_FAILED\n',
  })
  expect(stderr).toMatch(/^Heat denies access to the stack: .*\n$/)
})

/** The pages of a stack for which Heat returns this many pages of events before it denies access. */
function pagesOfStack(allowed: number) {
  const stack = {
    stack_name: 'demo',
    id: '5d1f2c1e-3f0b-4b8e-9c57-0d6b1f1f6a11',
    stack_status: 'CREATE_COMPLETE',
  }
  let asked = 0
  const bodyOf = (path: string) => {
    if (path === '/stacks') return { stacks: [stack] }
    if (path.includes('/resources')) return { resources: [] }
    if (++asked > allowed) throw new MagnumError('denied', 'not yours')
    return {
      events: Array.from({ length: 1000 }, (_, index) => ({
        id: `${asked}-${index}`,
        resource_name: 'r',
        links: [],
      })),
    }
  }
  const session = {
    request: ({ path }) =>
      Promise.resolve().then(() => ({
        status: 200,
        headers: {},
        body: JSON.stringify(bodyOf(path)),
        url: '',
      })),
    projectId: () => Promise.resolve('p'),
    close: () => undefined,
  } satisfies Session
  const context = {
    ...createContext(
      testHost({ env: { OS_AUTH_TYPE: 'none', OS_ENDPOINT_OVERRIDE: 'http://127.0.0.1:1' } }).host,
      {},
    ),
    service: () => Promise.resolve(session),
  }
  return eventPages({ uuid: 'u', stack_id: stack.id }, { failed: false, follow: false }, context)
}

test('no permission for events is reported like no permission for the stack', async () => {
  expect(await pagesOfStack(0)).toEqual({ why: 'Heat denies access to the stack: not yours' })
})

test('an error after some pages is thrown: a truncated list looks complete', async () => {
  const pages = await pagesOfStack(1)
  if ('why' in pages) throw new Error(pages.why)
  const lengths: number[] = []
  const read = async () => {
    for await (const page of pages) lengths.push(page.length)
  }
  await expect(read()).rejects.toThrow('not yours')
  expect(lengths).toEqual([1000])
})

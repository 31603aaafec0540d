import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { magnum, type World } from '../../support/run'

afterEach(stopClouds)

async function cloudWithTemplate(options: object = {}) {
  const { sandbox, call } = await cloud(options)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  const world = { env: sandbox.environment, sleep: (ms: number) => pause(Math.min(ms, 150)) }
  return (line: string, more: World = {}) => magnum(line.split(' '), { ...world, ...more })
}

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

test('a wait for a cluster that fails ends with the deepest reason and advice', async () => {
  const run = await cloudWithTemplate({ delay: 300 })
  const { code, stderr } = await run(
    'cluster-create demo --cluster-template k8s --node-count 2 --labels sandbox_failure=quota --wait',
  )
  expect(code).toBe(1)
  expect(stderr.split('\n').slice(-3)).toEqual([
    expect.stringMatching(
      /^ERROR: Cluster \S+ is CREATE_FAILED: Resource CREATE failed: Forbidden: resources\.kube_minions\.resources\[0\]\.resources\.kube-minion: Quota exceeded /,
    ),
    'kube_minions.0.kube-minion (and 1 more): Forbidden: resources.kube-minion: Quota exceeded for cores, instances: Requested 2, 1, but already used 20, 10 of 20, 10 cores, instances (HTTP 403). Use fewer nodes or a smaller flavor, delete servers that are not needed, or ask for a higher Nova quota. To see more: magnum cluster-diagnose demo',
    '',
  ])
  const waited = await run('cluster-wait demo')
  expect(waited.code).toBe(1)
  expect(waited.stderr).toContain(
    '\nkube_minions.0.kube-minion (and 1 more): Forbidden: resources.kube-minion: ',
  )
})

test('progress is counted in resources if Heat responds', async () => {
  const { code, stderr } = await waitTenMinutes('cluster-create demo --cluster-template k8s')
  expect(code).toBe(6)
  expect(stderr).toMatch(/^demo: CREATE_IN_PROGRESS, \d+ of \d+ resources created; waiting for \S+$/m)
})

test('otherwise in nodes', async () => {
  const { code, stderr } = await waitTenMinutes(
    'cluster-create demo --cluster-template k8s --labels sandbox_heat=denied',
  )
  expect(code).toBe(6)
  expect(stderr).toMatch(/^demo: CREATE_IN_PROGRESS, 0 of 2 nodes$/m)
  expect(stderr).not.toContain('resources')
})

/** Runs a command whose operation takes an hour, with a clock that sleeping only advances. */
async function waitTenMinutes(line: string) {
  const run = await cloudWithTemplate({ delay: 3_600_000 })
  let now = Date.now()
  const sleep = (milliseconds: number) => Promise.resolve(void (now += milliseconds))
  return run(`${line} --wait --wait-timeout 600`, { now: () => now, sleep })
}

test('cluster-show names the command that shows the reason, for people', async () => {
  const run = await cloudWithTemplate({ delay: 0 })
  await run('cluster-create demo --cluster-template k8s --labels sandbox_failure=image')
  const hint = 'To see why it failed: magnum cluster-diagnose demo\n'
  expect((await run('cluster-show demo', { terminal: 100 })).stderr).toBe(hint)
  expect((await run('cluster-show demo')).stderr).toBe('')
})

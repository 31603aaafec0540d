import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { cannedCloud } from './canned'
import { magnum, type World } from '../support/run'

afterEach(stopClouds)

/** Runs commands on a cloud with the cluster `demo`, which has these labels and two workers. */
async function cloudWith(labels: object, options: object = {}, more: object = {}) {
  const { sandbox, call } = await cloud(options)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', {
    ...{ name: 'demo', cluster_template_id: 'k8s', node_count: 2, labels, merge_labels: true },
    ...more,
  })
  const run = (line: string, world: World = {}) =>
    magnum(line.split(' '), { ...world, env: { ...sandbox.environment, ...world.env } })
  return { run, call }
}

const withoutTimes = (text: string) => text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'TIME')

test('shows the deepest failed resource, its reason and advice', async () => {
  const { run } = await cloudWith({ sandbox_failure: 'no-valid-host' })
  const { code, stdout, stderr } = await run('cluster-diagnose demo')
  expect(withoutTimes(stdout)).toBe(
    `Cluster demo is CREATE_FAILED

Failed: kube_minions.0.kube-minion (OS::Nova::Server), and kube_minions.1.kube-minion
  ResourceInError: resources.kube-minion: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"
  -> No compute host can take the server: choose another flavor or availability zone (label availability_zone), or ask the cloud's operator about capacity.

Last events, newest first:
  TIME  kube_minions.1.kube-minion  CREATE_FAILED  ResourceInError: resources.kube-minion: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"
  TIME  kube_minions.0.kube-minion  CREATE_FAILED  ResourceInError: resources.kube-minion: Went to status ERROR due to "Message: No valid host was found. There are not enough hosts available., Code: 500"
  TIME  kube_masters.0.master_wait_condition  CREATE_COMPLETE  state changed
  TIME  kube_minions.1.kube-minion  CREATE_IN_PROGRESS  state changed
  TIME  kube_minions.0.kube-minion  CREATE_IN_PROGRESS  state changed
`,
  )
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: 'ERROR: Cluster demo: kube_minions.0.kube-minion failed\n',
  })
})

test('programs get the whole diagnosis, in every format', async () => {
  const { run } = await cloudWith({ sandbox_failure: 'wait-condition' })
  const { code, stdout } = await run('cluster diagnose demo -f json')
  expect(code).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'demo',
    status: 'CREATE_FAILED',
    stacks: [{ name: expect.stringMatching(/^demo-/) as string, nodegroup: null, status: 'CREATE_FAILED' }],
    heat: null,
    findings: [
      {
        kind: 'failed',
        what: 'kube_masters.0.master_wait_condition',
        more: [],
        type: 'OS::Heat::WaitCondition',
        status: 'CREATE_FAILED',
        reason: 'WaitConditionTimeout: resources.master_wait_condition: 0 of 1 received',
        cause: 'wait-condition',
        advice: expect.stringContaining('container_infra_prefix') as string,
      },
    ],
  })
  expect((await run('cluster-diagnose demo -f value -c status')).stdout).toBe('CREATE_FAILED\n')
  for (const format of ['yaml', 'table', 'shell']) {
    expect((await run(`cluster-diagnose demo -f ${format}`)).stdout).toContain('master_wait_condition')
  }
})

test('for a complete cluster, there is nothing to report, and the exit code is 0', async () => {
  const { run } = await cloudWith({})
  const { code, stdout, stderr } = await run('cluster-diagnose demo')
  expect(stdout.split('\n')[0]).toBe('Cluster demo is CREATE_COMPLETE: Stack CREATE completed successfully')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

test('shows how long operations have been in progress, with advice if they take too long', async () => {
  const { run } = await cloudWith({}, { delay: 60_000 })
  const soon = await run('cluster-diagnose demo')
  expect(soon.stdout).toContain('Waiting for: network.private_network (OS::Neutron::Net), for ')
  expect(soon.stdout).not.toContain('->')
  const late = await run('cluster-diagnose demo', { now: () => Date.now() + 50 * 60_000 })
  expect(late.stdout).toContain(
    `Waiting for: network.private_network (OS::Neutron::Net), for 50m
  This usually takes less than 1 min.
  -> The service that creates it is slow or stuck: ask the operator.
`,
  )
  const lost = await run('cluster-diagnose demo', { now: () => Date.now() + 3 * 3600_000 })
  expect(lost.stdout).toContain("The cluster's timeout of 60 min has passed.")
  expect([soon.code, late.code, lost.code]).toEqual([0, 0, 0])
})

test.each<[what: string, labels: object, why: RegExp]>([
  [
    'no permission',
    { sandbox_heat: 'denied' },
    /^Heat denies access to the stack: Access was denied to this resource \(HTTP 403\)/,
  ],
  ['an unavailable engine', { sandbox_heat: 'away' }, /^Cannot query Heat: .* \(HTTP 500\)/],
])('%s: says so in one line, and shows what Magnum knows', async (_what, labels, why) => {
  const { run } = await cloudWith({ ...labels, sandbox_outcome: 'FAILED' }, { heatTimeout: 50 })
  const { code, stdout } = await run('cluster-diagnose demo')
  const [first, second = '', ...rest] = stdout.split('\n')
  expect(first).toBe('Cluster demo is CREATE_FAILED')
  expect(second).toMatch(why)
  expect(rest.join('\n')).toContain(
    `Failed: node group default-master (CREATE_FAILED), and node group default-worker
  Resource CREATE failed: ResourceInError: resources.default-master: Went to status ERROR due to "No valid host was found."
  -> No compute host can take the server`,
  )
  expect(code).toBe(1)
})

test('a missing stack of an existing cluster is a failure', async () => {
  const { run } = await cloudWith({ sandbox_heat: 'gone' })
  const { code, stdout, stderr } = await run('cluster-diagnose demo')
  expect(stderr).toBe('ERROR: Cluster demo failed\n')
  expect(stdout).toMatch(
    /^Cluster demo is CREATE_COMPLETE\nHeat has no stack \S+\.\n\nFailed: cluster \(CREATE_COMPLETE\)\n.*\n {2}-> The stack is gone and the cluster is a leftover: delete it with magnum cluster-delete\.\n/,
  )
  expect(code).toBe(1)
})

const stackId = '5d1f2c1e-3f0b-4b8e-9c57-0d6b1f1f6a11'

test.each([
  [
    'a cloud without Heat',
    { stack_id: stackId },
    'The catalog of the cloud has no orchestration service (Heat).',
  ],
  ['API 1.13', { cluster_id: stackId }, 'The catalog of the cloud has no orchestration service (Heat).'],
  [
    'a Cluster API driver',
    { stack_id: 'kube-8f2xq' },
    'The cluster was not created by Heat: its driver calls it kube-8f2xq.',
  ],
  ['a cluster without a stack', { stack_id: null }, 'The cluster has no stack in Heat.'],
])('%s: says so in one line, and shows the health from Magnum', async (_what, cluster, why) => {
  const { run } = await cannedCloud({
    ...cluster,
    health_status: 'UNHEALTHY',
    health_status_reason: {
      api: 'ok',
      'node-0.Ready': 'True',
      ControlPlaneReady: 'False',
      'node-1.Ready': null,
    },
  })
  const { code, stdout } = await run(['cluster-diagnose', 'demo'])
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: `Cluster demo is CREATE_COMPLETE
${why}

Unhealthy: cluster
  ControlPlaneReady: False; node-1.Ready: 
  -> Check the nodes (for Kubernetes: 'kubectl get nodes') and their servers ('openstack server list').
`,
  })
})

test('control characters from a server are escaped', async () => {
  const { run } = await cannedCloud({
    name: 'de\u001bmo',
    status: 'CREATE_FAILED\u0007',
    status_reason: 'x\u001b[2J\r\nInjected: line',
    faults: { 'default\u202e': ['\u001b]0;title'] },
    stack_id: 'kube\n\u009b',
  })
  for (const line of ['cluster-diagnose demo', 'cluster-events demo']) {
    const { stdout, stderr } = await run(line.split(' '), { terminal: 200 })
    expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]|^Injected/mu)
  }
})

test('a missing cluster is not found', async () => {
  const { run } = await cloudWith({})
  const { code, stdout } = await run('cluster-diagnose nothing')
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
})

/* List filters, and suggestions for missing names. */
import { cloud, kubernetesTemplate, stopClouds, type Cloud, word } from '../sandbox/support/cloud'
import { rowTests } from '../../src/commands/shared/lists'
import { magnum } from '../support/run'

let made: Cloud
let uuid: string

beforeAll(async () => {
  made = await cloud()
  const { call } = made
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clustertemplates', {
    ...kubernetesTemplate,
    ...{
      name: 'swarm',
      coe: 'swarm',
      image_id: 'fedora-atomic-latest',
      network_driver: 'docker',
      labels: {},
    },
  })
  for (const [name, template, labels] of [
    ['prod-1', 'k8s', {}],
    ['prod-2', 'swarm', {}],
    ['test-1', 'k8s', { sandbox_outcome: 'FAILED' }],
    ['twin', 'k8s', {}],
    ['twin', 'swarm', {}],
  ] as const) {
    await call('POST', '/v1/clusters', { name, cluster_template_id: template, labels })
  }
  uuid = word((await call('GET', '/v1/clusters/prod-1')).body.uuid)
})
afterAll(stopClouds)

const run = (line: string, terminal?: number) =>
  magnum(line.split(' '), {
    env: made.sandbox.environment,
    ...(terminal !== undefined && { terminal }),
  })

test.each([
  ['--name prod-*', 'prod-1 prod-2'],
  ['--name ????-1', 'prod-1 test-1'],
  ['--name *o*-*1', 'prod-1'],
  ['--name *t*t*', 'test-1'],
  ['--name prod', ''],
  ['--status CREATE_FAILED', 'test-1'],
  ['--status CREATE_FAILED --status CREATE_COMPLETE --name *1', 'prod-1 test-1'],
  ['--template swarm', 'prod-2 twin'],
  ['--coe kubernetes --status CREATE_COMPLETE', 'prod-1 twin'],
  ['--coe mesos', ''],
  ['--name *-* --limit 2', 'prod-1 prod-2'],
])('cluster-list %s', async (filters, names) => {
  const { code, stdout } = await run(`cluster-list ${filters} -f value -c name`)
  expect({ code, names: stdout.trim().split('\n').join(' ') }).toEqual({ code: 0, names })
})

test.each([
  ['cluster-template-list --coe swarm', 'swarm'],
  ['cluster-template-list --name K*', ''],
  ['nodegroup-list prod-1 --name *worker --status CREATE_COMPLETE', 'default-worker'],
])('%s', async (line, name) => {
  expect((await run(`${line} -f value -c name`)).stdout.trim()).toBe(name)
})

test('a pattern takes linear time for a name of any length', () => {
  const name = '-a'.repeat(400_000)
  const matched = rowTests({ name: '*a-*a-*a-*a-*a-*b' }).map((test) => test({ name }))
  expect(matched).toEqual([false])
})

test('filters apply to all pages, however small', async () => {
  const { stdout } = await run('cluster-list --name test-* -f value -c name')
  expect(stdout).toBe('test-1\n')
})

test('an unknown status is refused', async () => {
  const { code, stderr } = await run('cluster-list --status BUILDING')
  expect(code).toBe(2)
  expect(stderr).toContain("invalid choice: 'BUILDING'")
})

test('--long shows more columns', async () => {
  const { stdout } = await run('cluster-list --long --name prod-1')
  expect(stdout.split('\n')[1]?.split(/[| ]+/).filter(Boolean)).toEqual([
    ...['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status'],
    ...['health_status', 'cluster_template_id', 'flavor_id', 'create_timeout'],
  ])
})

test.each([
  ['cluster-show prod1', 'Did you mean the cluster prod-1?'],
  ['cluster-show PROD-2', 'Did you mean the cluster prod-2?'],
  ['cluster-show tes', 'Did you mean the cluster test-1?'],
  ['cluster-delete tset-1', 'Did you mean the cluster test-1?'],
  ['cluster-template-show k8', 'Did you mean the cluster template k8s?'],
  ['nodegroup-show prod-1 default-workers', 'Did you mean the node group default-worker?'],
])('on a terminal, a missing name gets a suggestion: %s', async (line, hint) => {
  const { code, stderr } = await run(line, 80)
  expect(code).toBe(3)
  expect(stderr).toMatch(/could not be found \(HTTP 404\) \(Request-ID: \S+\)\n/)
  expect(stderr).toContain(`\n${hint}\n`)
})

test('so does one that no request has named yet', async () => {
  const { code, stderr } = await run('cluster-wait prod1', 80)
  expect(code).toBe(3)
  expect(stderr).toContain('ERROR: Cluster prod1 could not be found\nDid you mean the cluster prod-1?\n')
})

test.each([
  ['--keypair mykye', 'Unable to find keypair mykye', 'Did you mean the key pair mykey?'],
  ['--flavor m1.meduim', 'Unable to find flavor m1.meduim', 'Did you mean the flavor m1.medium?'],
])('so are names that other services have: %s', async (words, reason, hint) => {
  const { stderr } = await run(`cluster-create new --cluster-template k8s ${words}`, 80)
  expect(stderr).toContain(`ERROR: ${reason} (HTTP `)
  expect(stderr).toContain(`\n${hint}\n`)
  const { stderr: piped } = await run(`cluster-create new --cluster-template k8s ${words}`)
  expect(piped).not.toContain(hint)
})

test('so does an image, which the service only says to be without a distribution', async () => {
  const line = 'cluster-template-create new --coe kubernetes --external-network public --image'
  const { code, stderr } = await run(`${line} fedora-coreos-lates`, 80)
  expect(code).toBe(1)
  expect(stderr).toMatch(/^ERROR: Cluster type \(vm, Unset, kubernetes\) not supported \(HTTP 400\) .*\n/)
  expect(stderr).toContain(
    '\nDid you mean the image fedora-coreos-latest? The image was not found, or has no',
  )
  expect((await run(`${line} unlike-any`, 80)).stderr).toContain('\nThe image was not found, or has no')
})

test('so does a prefix of a UUID', async () => {
  const { code, stderr } = await run(`cluster-show ${uuid.slice(0, 8)}`, 80)
  expect(code).toBe(3)
  expect(stderr).toContain(`Did you mean the cluster ${uuid} (prod-1)?\n`)
})

test('a script gets the exit code without another request', async () => {
  const { code, stderr } = await run('cluster-show prod1')
  expect(code).toBe(3)
  expect(stderr).toMatch(/^ERROR: Cluster prod1 could not be found \(HTTP 404\) \(Request-ID: \S+\)\n$/)
})

test('an ambiguous name gets its UUIDs', async () => {
  const { code, stderr } = await run('cluster-show twin')
  expect(code).toBe(7)
  expect(stderr).toMatch(/There are 2 clusters named twin: [-\da-f]{36}, [-\da-f]{36}\n/)
})

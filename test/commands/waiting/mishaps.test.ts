/* Every change of a cluster with --wait, on a cloud where the first one is refused or dropped. */
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { magnum } from '../../support/run'

afterEach(stopClouds)

/** A cluster whose label determines how changes go. */
async function clusterWith(change: string) {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: 'next' })
  const labels = { sandbox_change: change }
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s', labels })
  let now = 0
  return (line: string) =>
    magnum(line.split(' '), {
      env: sandbox.environment,
      now: () => now,
      sleep: (milliseconds) => {
        now += milliseconds
        return Promise.resolve()
      },
    })
}

const changes = [
  'cluster-update demo replace node_count=3',
  'cluster-resize demo 3',
  'cluster-upgrade demo next',
  'nodegroup-update demo default-worker --max-nodes 5',
  'ca-rotate demo',
]

describe.each(['conflict', 'busy'])('refused as %s', (mishap) => {
  // The service rotates a credential before it responds, and does not change the status.
  const statuses = [
    ...changes.map((line) => [line, 'UPDATE_COMPLETE']),
    ['credential-rotate demo', 'CREATE_COMPLETE'],
  ]
  test.each(statuses)('%s: retried with --wait', async (line, status) => {
    const run = await clusterWith(mishap)
    const { code, stdout, stderr } = await run(`${line} --wait -f value -c status`)
    expect({ code, stdout }).toEqual({ code: 0, stdout: `${status}\n` })
    expect(stderr).toContain('Cluster demo is busy: the request will be sent when it is idle.\n')
  })

  test.each([...changes, 'credential-rotate demo'])('%s: a conflict without --wait', async (line) => {
    const run = await clusterWith(mishap)
    const { code, stdout, stderr } = await run(line)
    expect({ code, stdout }).toEqual({ code: 7, stdout: '' })
    expect(stderr).toContain('Another operation is in progress: run ')
  })

  test('a creation is never retried', async () => {
    const run = await clusterWith(mishap)
    const { code, stderr } = await run('nodegroup-create demo gpu --wait')
    expect(code).toBe(7)
    expect(stderr).toContain(
      "a creation is not sent twice: run 'magnum cluster-wait demo', then this command again.\n",
    )
  })
})

test.each([...changes, 'nodegroup-create demo gpu', 'cluster-delete demo'])(
  '%s: a failure if dropped after being accepted',
  async (line) => {
    const run = await clusterWith('lost')
    const { code, stderr } = await run(`${line} --wait`)
    expect(code).toBe(1)
    expect(stderr).toContain('the request was accepted but not carried out: ')
  },
)

test('the second try succeeds, as the hint says', async () => {
  const run = await clusterWith('lost')
  expect(await run('cluster-resize demo 3 --wait')).toMatchObject({ code: 1 })
  expect(await run('cluster-resize demo 3 --wait -f value -c node_count')).toMatchObject({ stdout: '3\n' })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { bin } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'

afterAll(stopClouds)

/** Runs the command and interrupts it while it waits for a cluster that is being created. */
async function interrupted(words: string, signal: 'SIGINT' | 'SIGTERM') {
  const { sandbox, call } = await cloud({ delay: 60_000 })
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })

  const child = spawn(process.execPath, [join(bin, 'magnum'), ...words.split(' ')], {
    env: { PATH: process.env['PATH'], HOME: temporaryFolder(), ...sandbox.environment },
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
    if (/^demo: CREATE_IN_PROGRESS/m.test(chunk)) child.kill(signal)
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, stderr, cluster: (await call('GET', '/v1/clusters/demo')).body }
}

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the wait, not the operation, and says so', async (signal, expected) => {
  const { code, stderr, cluster } = await interrupted('cluster-wait demo', signal)
  expect(code).toBe(expected)
  expect(stderr).toMatch(/^demo: CREATE_IN_PROGRESS, 0 of 2 nodes\n/)
  expect(stderr).toContain(
    'Stopped waiting; the operation continues. To continue waiting: magnum cluster-wait demo\n',
  )
  expect(cluster).toMatchObject({ status: 'CREATE_IN_PROGRESS' })
})

test('a change that waits for another operation says that it was not sent', async () => {
  const { code, stderr } = await interrupted('cluster-update demo replace node_count=3 --wait', 'SIGINT')
  expect(code).toBe(130)
  expect(stderr).toBe(`\
Cluster demo is CREATE_IN_PROGRESS: the request will be sent when it is idle.
demo: CREATE_IN_PROGRESS, 0 of 2 nodes
Stopped waiting; the operation continues. To continue waiting: magnum cluster-wait demo
The request was not sent.
Interrupted.
`)
})

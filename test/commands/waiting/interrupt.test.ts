import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { bin } from '../../support/program'

afterAll(stopClouds)

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s ends the wait, not the operation, and says so', async (signal, expected) => {
  const { sandbox, call } = await cloud({ delay: 60_000 })
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })

  const child = spawn(process.execPath, [join(bin, 'magnum'), 'cluster-wait', 'demo'], {
    env: { ...process.env, ...sandbox.environment },
  })
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk
    if (chunk.includes('CREATE_IN_PROGRESS')) child.kill(signal)
  })
  const [code] = (await once(child, 'close')) as [number]

  expect(code).toBe(expected)
  expect(stderr).toMatch(/^demo: CREATE_IN_PROGRESS, 0 of 2 nodes\n/)
  expect(stderr).toContain(
    'Stopped waiting; the operation continues. To continue waiting: magnum cluster-wait demo\n',
  )
  expect((await call('GET', '/v1/clusters/demo')).body).toMatchObject({ status: 'CREATE_IN_PROGRESS' })
})

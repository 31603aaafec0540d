import { MagnumError } from '../../../src/foundation/errors'
import { connect, leavesOf, stackTree } from '../../../src/client'
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { collect } from '../../support/collect'

afterAll(stopClouds)

test('connects with environment variables and settings; settings take precedence', async () => {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  const env = { ...sandbox.environment, OS_PASSWORD: 'wrong', MAGNUM_API_VERSION: '1.9' }
  const settings = { password: sandbox.environment.OS_PASSWORD ?? '', timeout: '30', retries: '0' }
  const connection = await connect({ env, settings })
  const pages = await collect(connection.magnum.clusterTemplates.list())
  connection.close()
  expect(pages).toMatchObject([[{ name: 'k8s', coe: 'kubernetes' }]])

  const refused = await connect({ env })
  await expect(refused.magnum.stats.get()).rejects.toMatchObject({ kind: 'denied', status: 401 })
  refused.close()
})

test('without settings the first request fails', async () => {
  const { magnum } = await connect()
  await expect(magnum.stats.get()).rejects.toThrow(MagnumError)
})

test('reads the stack of a cluster with the same login', async () => {
  const { sandbox, call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  const labels = { sandbox_failure: 'quota' }
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s', labels, merge_labels: true })
  const connection = await connect({
    env: { ...sandbox.environment, MAGNUM_API_VERSION: '1.10' },
  })
  const { stack_id: id } = await connection.magnum.clusters.get('demo')
  const { stacks } = connection.heat
  const stack = await stacks.get(id as string)
  const failed = await stacks.resources(stack, ['FAILED'])
  const events = await collect(stacks.events(stack, { order: 'desc', limit: 1 }))
  connection.close()
  const { pathOf } = stackTree(stack, failed)
  expect(leavesOf(failed).map(pathOf)).toEqual(['kube_minions.0.kube-minion'])
  expect(events).toMatchObject([[{ resource_status: 'CREATE_FAILED' }]])
})

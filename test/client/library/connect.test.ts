import { MagnumError } from '../../../src/foundation/errors'
import { connect } from '../../../src/client'
import { cloud, kubernetesTemplate, stopClouds } from '../../sandbox/support/cloud'
import { collect } from '../../support/collect'

afterAll(stopClouds)

test('variables and settings connect as those of the command do, and settings go before', async () => {
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

test('without settings it is the first request that fails', async () => {
  const { magnum } = await connect()
  await expect(magnum.stats.get()).rejects.toThrow(MagnumError)
})

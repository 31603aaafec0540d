/* How services of different releases treat a template without a flavor for masters. */
import { cloud, kubernetesTemplate, stopClouds } from './support/cloud'
import { magnum } from '../support/run'

afterEach(stopClouds)

const create =
  'cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public'
const hint = 'Name the flavors with --flavor and --master-flavor'

test('the latest release refuses to create a cluster with it or to change it', async () => {
  const { sandbox } = await cloud({ maxMicroversion: '1.14' })
  const run = (line: string) => magnum(line.split(' '), { env: sandbox.environment })

  expect(await run(create)).toMatchObject({ code: 0 })
  for (const line of [
    'cluster-create demo --cluster-template k8s',
    'cluster-template-update k8s --label a=b',
  ]) {
    const { code, stderr } = await run(line)
    expect({ line, code }).toEqual({ line, code: 1 })
    expect(stderr).toMatch(/^ERROR: Unable to find flavor None \(HTTP 400\)/)
    expect(stderr).toContain(hint)
  }
  expect(await run('cluster-create demo --cluster-template k8s --master-flavor m1.small')).toMatchObject({
    code: 0,
  })
})

test('the release with microversion 1.11 fails to create it', async () => {
  const { sandbox } = await cloud({ maxMicroversion: '1.11' })
  const ran = await magnum([...create.split(' '), '--retries', '0'], { env: sandbox.environment })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toMatch(/^ERROR: 'master_flavor_id' \(HTTP 500\)/)
  expect(ran.stderr).toContain(hint)
})

test.each(['1.10', '1.11', '1.14'])('at %s, the flavors of the README work', async (maxMicroversion) => {
  const { sandbox, call } = await cloud({ maxMicroversion })
  const line = `${create} --flavor m1.medium --master-flavor m1.medium`
  expect((await magnum(line.split(' '), { env: sandbox.environment })).code).toBe(0)
  expect((await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })).status).toBe(202)
})

test('without a microversion, the sandbox has default flavors', async () => {
  const { sandbox } = await cloud()
  const run = (line: string) => magnum(line.split(' '), { env: sandbox.environment })
  for (const line of [create, 'cluster-create demo --cluster-template k8s'])
    expect(await run(line)).toMatchObject({ code: 0 })
})

test('older releases have default flavors', async () => {
  const { call } = await cloud({ maxMicroversion: '1.10' })
  await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, master_flavor_id: null })
  expect((await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })).status).toBe(202)
})

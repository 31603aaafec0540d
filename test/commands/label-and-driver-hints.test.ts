import { cloud, stopClouds } from '../sandbox/support/cloud'
import { magnum } from '../support/run'

afterEach(stopClouds)

const template =
  'cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public'

test.each([
  ['--labels flanel_backend=vxlan', 'WARNING: unknown label flanel_backend; did you mean flannel_backend?\n'],
  ['--labels rexray-preempt=true', 'WARNING: unknown label rexray-preempt; did you mean rexray_preempt?\n'],
  ['--labels my_own_label=1', ''],
  ['--labels kube_tag=v1.28.4', ''],
])('%s', async (option, warning) => {
  const { sandbox } = await cloud()
  const ran = await magnum(`${template} ${option}`.split(' '), { env: sandbox.environment })
  expect(ran).toMatchObject({ code: 0, stderr: warning })
})

test('if the service refuses a driver, the hint lists those for the COE', async () => {
  const { sandbox } = await cloud()
  const ran = await magnum(`${template} --network-driver flanel`.split(' '), { env: sandbox.environment })
  expect(ran.code).toBe(1)
  expect(ran.stderr).toContain('WARNING: unknown network driver flanel; did you mean flannel?\n')
  expect(ran.stderr).toContain(
    "For kubernetes, use the network drivers flannel, calico and the volume driver cinder; see 'magnum help drivers'.\n",
  )
})

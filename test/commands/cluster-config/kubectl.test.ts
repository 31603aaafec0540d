import { join } from 'node:path'
import { program } from '../../sandbox/support/access'
import { needs } from '../../support/tools'
import { cloudWithCluster } from '../cloud'

/** Errors for a certificate of another authority: TLS may end before HTTP starts. */
const refused = /must be logged in|EOF|reset|closed idle/

const getNodes = (kubeconfig: string, ...options: string[]) =>
  program('kubectl', ['--kubeconfig', kubeconfig, ...options, 'get', '--raw', '/api/v1/nodes'])

/** The address in a kubeconfig. */
const server = async (kubeconfig: string) =>
  (
    await program('kubectl', [
      ...['--kubeconfig', kubeconfig, 'config', 'view', '-o', 'jsonpath={.clusters[0].cluster.server}'],
    ])
  ).stdout

needs('kubectl')(
  'the cluster accepts kubectl with its own files, not with those of another cluster',
  async () => {
    const { folder, run, call } = await cloudWithCluster()
    await call('POST', '/v1/clusters', { name: 'other', cluster_template_id: 'template' })
    await run('cluster-config demo --dir demo')
    await run('cluster-config other --dir other')
    const [demo, other] = [join(folder, 'demo/config'), join(folder, 'other/config')]

    expect((await getNodes(demo)).stdout).toContain('"name":"demo-')
    const address = await server(other)
    expect((await getNodes(demo, '--server', address)).stderr).toContain('certificate')
    // With the right CA file, the cluster itself rejects the certificate.
    const files = ['--server', address, '--certificate-authority', join(folder, 'other/ca.pem')]
    expect((await getNodes(demo, ...files)).stderr).toMatch(refused)
  },
)

needs('kubectl')('after ca-rotate, the old certificate is rejected and a new one is accepted', async () => {
  const { folder, run } = await cloudWithCluster()
  await run('cluster-config demo --dir old')
  const old = join(folder, 'old/config')
  expect((await getNodes(old)).code).toBe(0)
  expect((await run('ca-rotate demo')).code).toBe(0)
  expect((await getNodes(old)).code).not.toBe(0)

  await run('cluster-config demo --dir new')
  expect((await getNodes(join(folder, 'new/config'))).code).toBe(0)
  const files = ['--certificate-authority', join(folder, 'new/ca.pem')]
  expect((await getNodes(old, ...files)).stderr).toMatch(refused)
})

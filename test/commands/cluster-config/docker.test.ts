import { join } from 'node:path'
import { program } from '../../sandbox/support/access'
import { needs } from '../../support/tools'
import { cloudWithCluster } from '../cloud'

/** What is said when the cluster ends a connection because of the certificate that it was shown. */
const cutOff = /EOF|reset|closed idle|certificate required/

const swarm = {
  coe: 'swarm',
  image_id: 'fedora-atomic-latest',
  external_network_id: 'public',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
}

/** `docker info` at the address that was exported, with the three files of a folder. */
async function dockerInfo(exports: string, folder: string) {
  const host = /^export DOCKER_HOST=(.*)$/m.exec(exports)?.[1] ?? 'missing'
  const files = ['--tlscacert', join(folder, 'ca.pem'), '--tlscert', join(folder, 'cert.pem')]
  return program('docker', ['--tlsverify', ...files, '--tlskey', join(folder, 'key.pem'), '-H', host, 'info'])
}

needs('docker')('docker is let in with the files of its cluster, and not with those of another', async () => {
  const { folder, run, call } = await cloudWithCluster(swarm)
  await call('POST', '/v1/clusters', { name: 'other', cluster_template_id: 'template' })
  const demo = await run('cluster-config demo --dir demo')
  const other = await run('cluster-config other --dir other')

  const own = await dockerInfo(demo.stdout, join(folder, 'demo'))
  expect(own.code).toBe(0)
  expect(own.stdout).toContain('Name: demo')
  const foreign = await dockerInfo(other.stdout, join(folder, 'demo'))
  expect(foreign.code).not.toBe(0)
  expect(foreign.stderr).toContain('certificate')
})

needs('docker')('after ca-rotate the old certificate is refused, and a new one is not', async () => {
  const { folder, run } = await cloudWithCluster(swarm)
  const before = await run('cluster-config demo --dir old')
  expect((await run('ca-rotate demo')).code).toBe(0)
  const refused = await dockerInfo(before.stdout, join(folder, 'old'))
  expect(refused.code).not.toBe(0)

  const after = await run('cluster-config demo --dir new')
  expect((await dockerInfo(after.stdout, join(folder, 'new'))).code).toBe(0)
  // The new authority is known, the certificate is still the old one's: the cluster is it who refuses.
  await program('cp', [join(folder, 'new/ca.pem'), join(folder, 'old/ca.pem')])
  const stale = await dockerInfo(after.stdout, join(folder, 'old'))
  expect(stale.stderr).toMatch(cutOff)
})

needs('docker')('without TLS docker needs the variables only, and no file is written', async () => {
  const { folder, run } = await cloudWithCluster({ ...swarm, tls_disabled: true })
  const { code, stdout } = await run('cluster-config demo --dir made')
  expect(code).toBe(0)
  const { stdout: info } = await program('bash', ['-c', `eval "$1"; docker info`, 'bash', stdout])
  expect(info).toContain('Name: demo')
  expect((await program('ls', [folder])).stdout).toBe('')
})

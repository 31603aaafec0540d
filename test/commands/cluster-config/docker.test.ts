import { join } from 'node:path'
import { program } from '../../sandbox/support/access'
import { needs } from '../../support/tools'
import { cloudWithCluster } from '../cloud'

/** Errors if the cluster rejects the client certificate. */
const cutOff = /EOF|reset|closed idle|certificate required/

const swarm = {
  coe: 'swarm',
  image_id: 'fedora-atomic-latest',
  external_network_id: 'public',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
}

/** `docker info` at the exported address, with the three files of a folder. */
async function dockerInfo(exports: string, folder: string) {
  const host = /^export DOCKER_HOST=(.*)$/m.exec(exports)?.[1] ?? 'missing'
  const files = ['--tlscacert', join(folder, 'ca.pem'), '--tlscert', join(folder, 'cert.pem')]
  return program('docker', ['--tlsverify', ...files, '--tlskey', join(folder, 'key.pem'), '-H', host, 'info'])
}

needs('docker')(
  'the cluster accepts docker with its own files, not with those of another cluster',
  async () => {
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
  },
)

needs('docker')('after ca-rotate, the old certificate is rejected and a new one is accepted', async () => {
  const { folder, run } = await cloudWithCluster(swarm)
  const before = await run('cluster-config demo --dir old')
  expect((await run('ca-rotate demo')).code).toBe(0)
  const refused = await dockerInfo(before.stdout, join(folder, 'old'))
  expect(refused.code).not.toBe(0)

  const after = await run('cluster-config demo --dir new')
  expect((await dockerInfo(after.stdout, join(folder, 'new'))).code).toBe(0)
  // New authority with the old certificate: the cluster itself rejects it.
  await program('cp', [join(folder, 'new/ca.pem'), join(folder, 'old/ca.pem')])
  const stale = await dockerInfo(after.stdout, join(folder, 'old'))
  expect(stale.stderr).toMatch(cutOff)
})

needs('docker')('without TLS, docker needs only the variables, and no files are written', async () => {
  const { folder, run } = await cloudWithCluster({ ...swarm, tls_disabled: true })
  const { code, stdout } = await run('cluster-config demo --dir made')
  expect(code).toBe(0)
  const { stdout: info } = await program('bash', ['-c', `eval "$1"; docker info`, 'bash', stdout])
  expect(info).toContain('Name: demo')
  expect((await program('ls', [folder])).stdout).toBe('')
})

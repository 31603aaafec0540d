import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cloudWithCluster } from './cloud'

test('kubernetes-token prints an exec credential that is still valid', async () => {
  const { run } = await cloudWithCluster()
  const { stdout } = await run('kubernetes-token')
  const credential = JSON.parse(stdout) as { status: { token: string; expirationTimestamp: string } }
  expect(credential).toMatchObject({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential' })
  expect(credential.status.token).not.toBe('')
  expect(Date.parse(credential.status.expirationTimestamp)).toBeGreaterThan(Date.now())
})

test('--use-keystone writes a kubeconfig without a certificate that calls magnum for a token', async () => {
  const { folder, run } = await cloudWithCluster()
  expect((await run('cluster-config demo --use-keystone')).code).toBe(0)
  const kubeconfig = readFileSync(join(folder, 'config'), 'utf8')
  expect(kubeconfig).toContain('current-context: openstackuser@kubernetes\n')
  expect(kubeconfig.slice(kubeconfig.indexOf('users:'))).toBe(`users:
- name: openstackuser
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: magnum
      args:
      - kubernetes-token
      interactiveMode: IfAvailable
      provideClusterInfo: false
`)
})

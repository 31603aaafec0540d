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

test.each([
  [
    '{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"interactive":false}}',
    'v1',
  ],
  ['{"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1beta1","spec":{}}', 'v1beta1'],
  ['', 'v1'],
])('if kubectl passes %s, the version is %s', async (info, version) => {
  const { run } = await cloudWithCluster()
  const { stdout } = await run('kubernetes-token', { env: { KUBERNETES_EXEC_INFO: info } })
  expect(JSON.parse(stdout)).toMatchObject({
    apiVersion: `client.authentication.k8s.io/${version}`,
    kind: 'ExecCredential',
  })
})

test.each(['{"apiVersion":"client.authentication.k8s.io/v1alpha1"}', 'rubbish', '[]'])(
  'if kubectl passes %s, prints no token',
  async (info) => {
    const { run } = await cloudWithCluster()
    const { code, stdout, stderr } = await run('kubernetes-token', { env: { KUBERNETES_EXEC_INFO: info } })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toBe(
      'ERROR: KUBERNETES_EXEC_INFO requests an unsupported version\n' +
        "Set apiVersion in the kubeconfig's exec entry to client.authentication.k8s.io/v1 or client.authentication.k8s.io/v1beta1\n",
    )
  },
)

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

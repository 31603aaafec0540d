import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kubernetesTemplate } from '../../sandbox/support/cloud'
import { signingRequest } from '../../support/signing-request'
import { cloudWithCluster } from '../cloud'

const plainTemplate = { ...kubernetesTemplate, tls_disabled: true }

test('the certificate request is shown, not sent', async () => {
  const { folder, run } = await cloudWithCluster()
  const { code, stdout, stderr } = await run('cluster-config demo --dry-run --dir made')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout).toMatch(/^POST \/v1\/certificates\n\{\n {2}"cluster_uuid": "/)
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['cluster-config demo --use-keystone --dir made', 'Write config in $FOLDER/made\n'],
  ['cluster-config demo --dir made', 'Write config in $FOLDER/made\n'],
  ['cluster-config demo --merge', 'Put demo into $FOLDER/home/.kube/config\n'],
  ['cluster-config demo --merge --context-name mine', 'Put mine into $FOLDER/home/.kube/config\n'],
  ['cluster-config demo --remove', 'Remove demo from $FOLDER/home/.kube/config\n'],
])('%s, without TLS, shows what it would write and writes nothing', async (line, shown) => {
  const { folder, run } = await cloudWithCluster(plainTemplate)
  const { code, stdout, stderr } = await run(`${line} --dry-run`)
  expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: shown.replace('$FOLDER', folder), stderr: '' })
  expect(readdirSync(folder)).toEqual([])
})

test('--use-keystone --output-certs with TLS requests the certificate first', async () => {
  const { folder, run } = await cloudWithCluster()
  const { stdout } = await run('cluster-config demo --use-keystone --output-certs --dry-run')
  expect(stdout).toMatch(/^POST \/v1\/certificates\n/)
  expect(readdirSync(folder)).toEqual([])
})

test('an existing kubeconfig is not changed', async () => {
  const { folder, run } = await cloudWithCluster(plainTemplate)
  mkdirSync(join(folder, 'home/.kube'), { recursive: true })
  const path = join(folder, 'home/.kube/config')
  writeFileSync(path, '# mine\n')
  for (const way of ['--merge', '--set-current', '--remove']) {
    expect((await run(`cluster-config demo ${way} --dry-run`)).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('# mine\n')
  }
  expect(existsSync(`${path}.lock`)).toBe(false)
})

test('existing files are refused, as without --dry-run', async () => {
  const { folder, run } = await cloudWithCluster()
  writeFileSync(join(folder, 'key.pem'), 'mine')
  const { code, stderr } = await run('cluster-config demo --dry-run')
  expect(code).toBe(1)
  expect(stderr).toContain(`File ${folder}/key.pem exists, aborting.`)
})

test('of several clusters, a missing one is reported along with the requests for the others', async () => {
  const { run } = await cloudWithCluster()
  const { code, stdout, stderr } = await run('cluster-config demo nowhere --dry-run')
  expect(code).toBe(3)
  expect(stdout).toMatch(/^POST \/v1\/certificates\n/)
  expect(stderr).toContain('Cluster nowhere could not be found')
})

test('ca-sign and ca-rotate show their requests without sending them', async () => {
  const { folder, run } = await cloudWithCluster()
  writeFileSync(join(folder, 'client.csr'), signingRequest)
  const before = (await run('ca-show demo')).stdout
  expect((await run('ca-sign demo client.csr --dry-run')).stdout).toContain(
    `"csr": ${JSON.stringify(signingRequest)}`,
  )
  expect((await run('ca-rotate demo --dry-run')).stdout).toMatch(/^PATCH \/v1\/certificates\/[\da-f-]{36}\n/)
  expect((await run('ca-show demo')).stdout).toBe(before)
})

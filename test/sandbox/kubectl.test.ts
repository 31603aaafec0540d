import { join } from 'node:path'
import { needs } from '../support/tools'
import { certificatesFor, program } from './support/access'
import { cloud, kubernetesTemplate, stopClouds, word, type Cloud } from './support/cloud'

afterAll(stopClouds)

const testKubectl = needs('kubectl')

async function cloudWithClusters(...names: string[]): Promise<Cloud> {
  const made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  for (const name of names) {
    await made.call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s', node_count: 2 })
  }
  return made
}

async function kubectl(made: Cloud, cluster: string, folder: string, ...words: string[]) {
  const { api_address } = (await made.call('GET', `/v1/clusters/${cluster}`)).body
  return program('kubectl', [
    `--server=${word(api_address)}`,
    `--certificate-authority=${join(folder, 'ca.pem')}`,
    `--client-key=${join(folder, 'key.pem')}`,
    `--client-certificate=${join(folder, 'cert.pem')}`,
    `--cache-dir=${join(folder, 'cache')}`,
    ...words,
  ])
}

let shared: { made: Cloud; folder: string }
beforeAll(async () => {
  const made = await cloudWithClusters('demo', 'other')
  shared = { made, folder: await certificatesFor(made, 'demo') }
})

testKubectl('kubectl lists the nodes of every node group', async () => {
  const { made, folder } = shared
  await made.call('POST', '/v1/clusters/demo/nodegroups', {
    name: 'gpu',
    node_count: 1,
    node_labels: { tier: 'gpu' },
  })
  const { stdout } = await kubectl(made, 'demo', folder, 'get', 'nodes', '--no-headers')
  const rows = stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/^demo-[0-9a-f]{12}-/, '').split(/\s+/))
  expect(rows.map(([name, status, roles, , version]) => [name, status, roles, version])).toEqual([
    ['master-0', 'Ready', 'control-plane', 'v1.25.3'],
    ['node-0', 'Ready', 'worker', 'v1.25.3'],
    ['node-1', 'Ready', 'worker', 'v1.25.3'],
    ['gpu-0', 'Ready', 'worker', 'v1.25.3'],
  ])
  const selected = await kubectl(made, 'demo', folder, 'get', 'nodes', '-l', 'tier=gpu', '-o', 'name')
  expect(selected.stdout).toMatch(/^node\/demo-[0-9a-f]{12}-gpu-0\n$/)
})

testKubectl.each([
  ['version', 'Server Version: v1.25.3'],
  ['get pods -n kube-system', 'coredns-'],
  ['get pods', ''],
  ['get ns', 'kube-system'],
  ['cluster-info', 'is running at'],
  ['api-resources', 'nodes'],
  ['auth can-i get pods', 'yes'],
  ['get --raw /healthz', 'ok'],
])('kubectl %s', async (words, expected) => {
  const { made, folder } = shared
  const { code, stdout } = await kubectl(made, 'demo', folder, ...words.split(' '))
  expect(code).toBe(0)
  expect(stdout).toContain(expected)
})

testKubectl('a certificate is valid for its own cluster only', async () => {
  const { made, folder } = shared
  expect((await kubectl(made, 'demo', folder, 'get', 'nodes')).code).toBe(0)
  expect((await kubectl(made, 'other', folder, 'get', 'nodes')).stderr).toContain('certificate')
})

testKubectl('after a CA rotation, old certificates are refused and new ones accepted', async () => {
  const made = await cloudWithClusters('demo')
  const old = await certificatesFor(made, 'demo')
  const { uuid } = (await made.call('GET', '/v1/clusters/demo')).body
  expect((await made.call('PATCH', `/v1/certificates/${word(uuid)}`)).status).toBe(202)
  expect((await kubectl(made, 'demo', old, 'get', 'nodes')).code).not.toBe(0)
  const renewed = await certificatesFor(made, 'demo')
  expect((await kubectl(made, 'demo', renewed, 'get', 'nodes')).code).toBe(0)
})

testKubectl('a cluster without TLS serves plain HTTP', async () => {
  const made = await cloud()
  await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, tls_disabled: true })
  await made.call('POST', '/v1/clusters', { name: 'open', cluster_template_id: 'k8s' })
  const { api_address } = (await made.call('GET', '/v1/clusters/open')).body
  const { stdout } = await program('kubectl', [`--server=${word(api_address)}`, 'get', 'nodes', '-o', 'name'])
  expect(stdout.trim().split('\n')).toHaveLength(2)
})

testKubectl('users outside system:masters can discover the API, but not read resources', async () => {
  const { made } = shared
  const folder = await certificatesFor(made, 'demo', '/O=developers/CN=jane')
  const nodes = await kubectl(made, 'demo', folder, 'get', 'nodes')
  expect(nodes.code).toBe(1)
  expect(nodes.stderr).toContain(
    'nodes is forbidden: User "jane" cannot list resource "nodes" in API group "" at the cluster scope',
  )
  expect((await kubectl(made, 'demo', folder, 'auth', 'can-i', 'get', 'pods')).stdout).toBe('no\n')
  expect((await kubectl(made, 'demo', folder, 'version')).code).toBe(0)
})

testKubectl('system:masters may be one of several organisations', async () => {
  const { made } = shared
  const folder = await certificatesFor(made, 'demo', '/O=developers/O=system:masters/CN=jane')
  expect((await kubectl(made, 'demo', folder, 'get', 'nodes')).code).toBe(0)
})

import { needs } from '../support/tools'
import { cell, openReader } from './reader'

// The guide of CSC's Pouta, section "Container orchestration with Magnum".
const reader = openReader()

test.each(['magnum -h', 'magnum help cluster-create'])('%s: a help text', async (block) => {
  const { code, stdout } = await reader.types(block)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^usage: magnum /)
})

test('the installed version', async () => {
  const { stdout } = await reader.types('magnum --version')
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('listing existing clusters', async () => {
  const { stdout } = await reader.types('magnum cluster-list')
  expect(stdout.split('\n')[1]).toBe('| uuid | name | keypair | node_count | master_count | status |')
})

test.each([
  ['magnum cluster-template-create', /^error: .*--coe/m],
  ['magnum cluster-create', /^error: .*--cluster-template/m],
  ['magnum cluster-show', /^error: .*cluster/m],
  ['magnum cluster-delete', /^error: .*cluster/m],
])('%s wants arguments, which the guide leaves out', async (block, what) => {
  const { code, stdout, stderr } = await reader.types(block)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^usage: magnum cluster-/)
  expect(stderr).toMatch(what)
})

// <your keypair's name> is mykey.
test('a template: the guide leaves out the nameserver', async () => {
  const block = String.raw`
magnum cluster-template-create \
--name k8s \
--image Fedora-Atomic-25 \
--external-network public \
--dns-nameserver \
--network-driver flannel \
--flavor io.70GB \
--master-flavor io.70GB \
--coe kubernetes \
--volume-driver cinder \
--keypair-id mykey
`
  const refused = await reader.types(block)
  expect({ code: refused.code, stdout: refused.stdout }).toEqual({ code: 2, stdout: '' })
  expect(refused.stderr).toContain('error: argument --dns-nameserver: expected one argument')

  const { code, stdout, stderr } = await reader.types(block.replace('--dns-nameserver', '$& 193.166.4.24'))
  expect(code).toBe(0)
  expect(cell(stdout, 'keypair_id')).toBe('mykey')
  expect(cell(stdout, 'dns_nameserver')).toBe('193.166.4.24')
  expect(stderr).toContain('WARNING: --keypair-id is deprecated')
})

test('a cluster of one master and one slave node', async () => {
  const { code } = await reader.types(String.raw`
magnum cluster-create \
--name k8s-cluster \
--cluster-template k8s \
--master-count 1 \
--node-count 1
`)
  expect(code).toBe(0)
  await reader.types('magnum cluster-wait k8s-cluster')
  const { stdout } = await reader.types(`
magnum cluster-show k8s-cluster
`)
  expect(cell(stdout, 'status')).toBe('CREATE_COMPLETE')
})

needs('kubectl')('evaluating the output of cluster-config sets up the environment', async () => {
  const { code, stderr } = await reader.types(`
mkdir myclusterconfig
$(magnum cluster-config k8s-cluster --dir myclusterconfig)
`)
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^The certificate .*\n$/) as string,
  })
  const { stdout } = await reader.types('kubectl get nodes --no-headers')
  expect(stdout.match(/ Ready /g)).toHaveLength(2)
})

import { cell, openReader } from './reader'

// User guide, chapter "Mesos".
const reader = openReader()

test('a ClusterTemplate for Mesos', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create mesos-cluster-template \
                       --image ubuntu-mesos \
                       --keypair testkey \
                       --external-network public \
                       --dns-nameserver 8.8.8.8 \
                       --flavor m1.small \
                       --coe mesos
`)
  expect(code).toBe(0)
  expect(cell(stdout, 'cluster_distro')).toBe('ubuntu')
})

test('a cluster of three masters and eight nodes', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-create mesos-cluster \
                  --cluster-template mesos-cluster-template \
                  --master-count 3 \
                  --node-count 8
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
  expect((await reader.types('magnum cluster-wait mesos-cluster')).code).toBe(0)
})

test('the address of Marathon is extracted from the table', async () => {
  const { code, stdout } = await reader.types(`
API_ADDRESS=$(magnum cluster-show mesos-cluster | awk '/ api_address /{print $4}')
echo "$API_ADDRESS"
`)
  expect(code).toBe(0)
  expect(stdout).toBe('10.0.1.5\n')
})

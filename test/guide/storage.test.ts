import { cell, openReader } from './reader'

// User guide, chapters "Scaling" and "Storage".
const reader = openReader()

test('cinder is the volume driver for Kubernetes', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create k8s-cluster-template \
                           --image fedora-23-atomic-7 \
                           --keypair testkey \
                           --external-network public \
                           --dns-nameserver 8.8.8.8 \
                           --flavor m1.small \
                           --docker-volume-size 5 \
                           --network-driver flannel \
                           --coe kubernetes \
                           --volume-driver cinder
`)
  expect(code).toBe(0)
  expect(cell(stdout, 'volume_driver')).toBe('cinder')
})

test('a cluster that can use it', async () => {
  const { code } = await reader.types(String.raw`
magnum cluster-create k8s-cluster \
                      --cluster-template k8s-cluster-template \
                      --node-count 1
`)
  expect(code).toBe(0)
  expect((await reader.types('magnum cluster-wait k8s-cluster --for CREATE_COMPLETE')).code).toBe(0)
})

test('rexray is the volume driver for Mesos', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create mesos-cluster-template \
                           --image ubuntu-mesos \
                           --keypair testkey \
                           --external-network public \
                           --dns-nameserver 8.8.8.8 \
                           --master-flavor m1.magnum \
                           --docker-volume-size 4 \
                           --tls-disabled \
                           --flavor m1.magnum \
                           --coe mesos \
                           --volume-driver rexray \
                           --labels rexray-preempt=true
`)
  expect(code).toBe(0)
  expect(cell(stdout, 'volume_driver')).toBe('rexray')
  expect(cell(stdout, 'labels')).toBe("{'rexray-preempt': 'true'}")
})

test('a Mesos cluster and the address of Marathon', async () => {
  const { code } = await reader.types(String.raw`
magnum cluster-create mesos-cluster \
                      --cluster-template mesos-cluster-template \
                      --node-count 1
`)
  expect(code).toBe(0)
  await reader.types('magnum cluster-wait mesos-cluster')
  const { stdout } = await reader.types(`
MASTER_IP=$(magnum cluster-show mesos-cluster | awk '/ api_address /{print $4}')
echo $MASTER_IP
`)
  expect(stdout).toBe('10.0.1.5\n')
})

import { needs } from '../support/tools'
import { cell, openReader } from './reader'

// User guide, chapters "Native Clients" and "Kubernetes".
const reader = openReader()

test('a ClusterTemplate for Kubernetes', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create k8s-cluster-template \
                           --image fedora-atomic-latest \
                           --keypair testkey \
                           --external-network public \
                           --dns-nameserver 8.8.8.8 \
                           --flavor m1.small \
                           --docker-volume-size 5 \
                           --network-driver flannel \
                           --coe kubernetes
`)
  expect(code).toBe(0)
  expect(cell(stdout, 'name')).toBe('k8s-cluster-template')
  expect(cell(stdout, 'network_driver')).toBe('flannel')
  expect(cell(stdout, 'tls_disabled')).toBe('False')
})

test('a cluster of three masters and eight nodes', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-create k8s-cluster \
                      --cluster-template k8s-cluster-template \
                      --master-count 3 \
                      --node-count 8
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
  expect((await reader.types('magnum cluster-wait k8s-cluster')).code).toBe(0)
})

test('coe_version determines the matching kubectl', async () => {
  const { stdout } = await reader.types(`
magnum cluster-show k8s-cluster
`)
  expect(cell(stdout, 'status')).toBe('CREATE_COMPLETE')
  expect(cell(stdout, 'status_reason')).toBe('Stack CREATE completed successfully')
  expect(cell(stdout, 'api_address')).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  expect(cell(stdout, 'coe_version')).toMatch(/^v1\./)
  expect(cell(stdout, 'node_count')).toBe('8')
})

// <cluster-name> is the cluster created above.
needs('kubectl')('cluster-config sets up kubectl', async () => {
  const evaluated = await reader.types(`
eval $(magnum cluster-config k8s-cluster)
`)
  expect({ code: evaluated.code, stdout: evaluated.stdout }).toEqual({ code: 0, stdout: '' })
  const { code, stdout } = await reader.types('kubectl get nodes --no-headers')
  expect(code).toBe(0)
  expect(stdout.match(/ Ready /g)).toHaveLength(3 + 8)
})

needs('kubectl')('the browser uses kubectl proxy', async () => {
  const { code, stdout } = await reader.types(`
kubectl proxy --port=0 >proxy.log 2>&1 &
until PORT=$(grep -o '[0-9]*$' proxy.log); do sleep 0.1; done
curl -s http://localhost:$PORT/version
kill %1
`)
  expect(code).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ major: '1' })
})

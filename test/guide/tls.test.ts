import { needs } from '../support/tools'
import { cell, openReader } from './reader'

// User guide, chapter "Transport Layer Security".
const reader = openReader()

test('a ClusterTemplate; by default TLS is enabled', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create secure-kubernetes \
                           --keypair default \
                           --external-network public \
                           --image fedora-atomic-latest \
                           --dns-nameserver 8.8.8.8 \
                           --flavor m1.small \
                           --docker-volume-size 3 \
                           --coe kubernetes \
                           --network-driver flannel
`)
  expect(code).toBe(0)
  const shown = ['name', 'tls_disabled', 'labels', 'server_type', 'cluster_distro', 'image_id', 'coe']
  expect(shown.map((attribute) => cell(stdout, attribute))).toEqual([
    'secure-kubernetes',
    'False',
    '{}',
    'vm',
    'fedora-atomic',
    'fedora-atomic-latest',
    'kubernetes',
  ])
})

test('a cluster from it', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-create secure-k8s-cluster \
                      --cluster-template secure-kubernetes \
                      --node-count 1
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
  expect((await reader.types('magnum cluster-wait secure-k8s-cluster')).code).toBe(0)
})

test('cluster-show, whose name the guide misspells', async () => {
  const misspelt = await reader.types(`
magnum cluster-show secure-k8scluster
`)
  expect({ code: misspelt.code, stdout: misspelt.stdout }).toEqual({ code: 3, stdout: '' })
  expect(misspelt.stderr).toMatch(/^ERROR: Cluster secure-k8scluster could not be found.* \(HTTP 404\)/)

  const { stdout } = await reader.types('magnum cluster-show secure-k8s-cluster')
  expect(cell(stdout, 'status')).toBe('CREATE_COMPLETE')
  expect(cell(stdout, 'api_address')).toMatch(/^https:/)
})

needs('openssl')('a key and a certificate, by hand', async () => {
  const made = await reader.types(String.raw`
openssl genrsa -out key.pem 4096
cat > client.conf << END
[req]
distinguished_name = req_distinguished_name
req_extensions     = req_ext
prompt = no
[req_distinguished_name]
CN = Your Name
[req_ext]
extendedKeyUsage = clientAuth
END
openssl req -new -days 365 \
    -config client.conf \
    -key key.pem \
    -out client.csr
`)
  expect(made.code).toBe(0)

  const signed = await reader.types(`
magnum ca-sign --cluster secure-k8s-cluster --csr client.csr > cert.pem
`)
  expect(signed).toEqual({ code: 0, stdout: '', stderr: '' })

  const shown = await reader.types(`
magnum ca-show --cluster secure-k8s-cluster > ca.pem
`)
  expect(shown.code).toBe(0)
  expect((await reader.types('openssl verify -CAfile ca.pem cert.pem')).stdout).toBe('cert.pem: OK\n')
  expect((await reader.types('openssl x509 -in cert.pem -noout -subject -ext extendedKeyUsage')).stdout).toBe(
    'subject=CN = Your Name\nX509v3 Extended Key Usage: \n    TLS Web Client Authentication\n',
  )
})

needs('kubectl')('the TLS options can be specified on the command line of kubectl', async () => {
  const url = await reader.types(`
KUBERNETES_URL=$(magnum cluster-show secure-k8s-cluster |
                 awk '/ api_address /{print $4}')
echo $KUBERNETES_URL
`)
  expect(url.stdout).toMatch(/^https:\/\/127\.0\.0\.1:\d+\n$/)

  const version = await reader.types(String.raw`
kubectl version --certificate-authority=ca.pem \
                --client-key=key.pem \
                --client-certificate=cert.pem -s $KUBERNETES_URL
`)
  expect(version.code).toBe(0)
  expect(version.stdout).toContain('Server Version')

  const pods = await reader.types(String.raw`
kubectl get pods --certificate-authority=ca.pem \
                 --client-key=key.pem \
                 --client-certificate=cert.pem -s $KUBERNETES_URL
`)
  expect(pods.code).toBe(0)
})

needs('kubectl')(
  'kubectl saves them, although the guide names the context after an undefined cluster',
  async () => {
    const remembered = await reader.types(String.raw`
kubectl config set-cluster secure-k8s-cluster --server=$KUBERNETES_URL \
    --certificate-authority=$PWD/ca.pem
kubectl config set-credentials client --certificate-authority=$PWD/ca.pem \
    --client-key=$PWD/key.pem --client-certificate=$PWD/cert.pem
kubectl config set-context secure-k8scluster --cluster=secure-k8scluster --user=client
kubectl config use-context secure-k8scluster
`)
    expect(remembered.stdout).toContain('Switched to context')
    expect((await reader.types('kubectl get pods')).code).not.toBe(0)

    await reader.types('kubectl config set-context secure-k8scluster --cluster=secure-k8s-cluster')
    expect((await reader.types('kubectl get pods')).code).toBe(0)
  },
)

needs('curl')('curl accepts them too', async () => {
  const { code } = await reader.types(String.raw`
curl -sL $KUBERNETES_URL/ui --cacert ca.pem --key key.pem \
    --cert cert.pem
`)
  expect(code).toBe(0)
  expect((await reader.types('curl -sf $KUBERNETES_URL/ui --cacert ca.pem')).code).not.toBe(0)
})

test('ca-rotate invalidates all user certificates', async () => {
  const { code } = await reader.types(`
magnum ca-rotate --cluster secure-k8s-cluster
`)
  expect(code).toBe(0)
  await reader.types('magnum cluster-wait secure-k8s-cluster')
})

needs('curl')('previous certificates are refused then', async () => {
  await reader.types('magnum ca-show --cluster secure-k8s-cluster > ca.pem')
  const { code, stdout } = await reader.types(
    'curl -sf $KUBERNETES_URL/version --cacert ca.pem --key key.pem --cert cert.pem',
  )
  expect(code).not.toBe(0)
  expect(stdout).toBe('')
})

// <cluster-name> is the cluster created above.
needs('kubectl')('all the TLS set up is performed automatically', async () => {
  await reader.types('mkdir automatically && cd automatically')
  const evaluated = await reader.types(`
eval $(magnum cluster-config secure-k8s-cluster)
`)
  expect({ code: evaluated.code, stdout: evaluated.stdout }).toEqual({ code: 0, stdout: '' })
  const { code, stdout } = await reader.types(`
kubectl version
`)
  expect(code).toBe(0)
  expect(stdout).toContain('Server Version')
})

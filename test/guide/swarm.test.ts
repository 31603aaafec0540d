import { needs } from '../support/tools'
import { cell, openReader } from './reader'

// User guide, chapter "Swarm", and the part on cluster-config of "Transport Layer Security".
const reader = openReader()

test('a ClusterTemplate for Swarm', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-template-create swarm-cluster-template \
                           --image fedora-atomic-latest \
                           --keypair testkey \
                           --external-network public \
                           --dns-nameserver 8.8.8.8 \
                           --flavor m1.small \
                           --docker-volume-size 5 \
                           --coe swarm
`)
  expect(code).toBe(0)
  expect(cell(stdout, 'coe')).toBe('swarm')
})

test('a cluster of three masters and eight nodes', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-create swarm-cluster \
                  --cluster-template swarm-cluster-template \
                  --master-count 3 \
                  --node-count 8
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
  expect((await reader.types('magnum cluster-wait swarm-cluster')).code).toBe(0)
})

test('cluster-config displays the environment and places the artifacts in the directory', async () => {
  const { code, stdout } = await reader.types(`
magnum cluster-config swarm-cluster --dir myclusterconfig
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^export DOCKER_HOST=tcp:\/\/127\.0\.0\.1:\d+$/m)
  expect(stdout).toMatch(/^export DOCKER_CERT_PATH=.*myclusterconfig$/m)
  expect(stdout).toMatch(/^export DOCKER_TLS_VERIFY=True$/m)
  expect((await reader.types('stat -c "%a %n" myclusterconfig/*')).stdout).toBe(
    ['600 myclusterconfig/ca.pem', '600 myclusterconfig/cert.pem', '600 myclusterconfig/key.pem', ''].join(
      '\n',
    ),
  )
})

needs('docker')('after cluster-config, docker needs no TLS options', async () => {
  await reader.types('eval $(magnum cluster-config swarm-cluster --dir myclusterconfig --force)')
  const { code, stdout } = await reader.types('docker info')
  expect(code).toBe(0)
  expect(stdout).toContain('Server Version')
})

// tcp://192.168.19.86:2376 is the address of the guide's cluster; the artifacts are in the working directory.
needs('docker')('the TLS options can be specified on the command line of docker', async () => {
  const { code, stdout } = await reader.types(String.raw`
cd myclusterconfig
env -u DOCKER_HOST -u DOCKER_TLS_VERIFY -u DOCKER_CERT_PATH \
docker -H $DOCKER_HOST --tlsverify \
       --tlscacert ca.pem \
       --tlskey key.pem \
       --tlscert cert.pem \
       info
`)
  expect(code).toBe(0)
  expect(stdout).toContain('Server Version')
})

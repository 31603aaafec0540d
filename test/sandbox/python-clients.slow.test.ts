import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { program } from './support/access'
import { cloud, stopClouds, temporaryFolder, type Cloud } from './support/cloud'

// The sandbox with independent clients: Debian's python3-magnumclient and its plugin for python3-openstackclient.

// Each call starts a Python interpreter with a hundred modules, which is slow.
jest.setTimeout(240_000)

let made: Cloud
let folder: string

beforeAll(async () => {
  made = await cloud()
  folder = temporaryFolder()
})
afterAll(stopClouds)

// `cluster-config` of the Python clients fails without SHELL, which cron jobs and CI runners do not set.
const environment = (as: 'environment' | 'adminEnvironment') => ({ ...made.sandbox[as], SHELL: '/bin/bash' })

// Not this project's own `magnum`, which may come first in PATH.
async function magnum(line: string, as: 'environment' | 'adminEnvironment' = 'environment') {
  const ran = await program('/usr/bin/magnum', line.split(' '), environment(as), folder)
  if (ran.code !== 0) throw new Error(`${line}: ${ran.stderr}${ran.stdout}`)
  return ran.stdout
}

/** The output of `openstack coe` for each line, which it reads from a pipe like an interactive prompt. */
async function coe(lines: readonly string[], as: 'environment' | 'adminEnvironment' = 'environment') {
  const script = lines.map((line) => `coe ${line}\n`).join('')
  const ran = await program('bash', ['-c', 'printf %s "$0" | openstack', script], environment(as), folder)
  // The exit code does not indicate failures.
  if (ran.stderr !== '') throw new Error(ran.stderr)
  return ran.stdout
}

const testMagnum = existsSync('/usr/bin/magnum') ? test : needs('/usr/bin/magnum')
const testCoe = needs('openstack')

testMagnum('the magnum command of python-magnumclient works', async () => {
  const template = await magnum(
    'cluster-template-create k8s --image fedora-coreos-latest --keypair testkey --external-network public ' +
      '--flavor m1.small --docker-volume-size 5 --coe kubernetes --labels kube_tag=v1.25.3',
  )
  expect(template).toContain('| cluster_distro        | fedora-coreos')
  expect(await magnum('cluster-create demo --cluster-template k8s --node-count 2')).toContain('accepted')
  expect(await magnum('cluster-list')).toMatch(/\| demo \| testkey \| 2 {10}\| 1 {12}\| CREATE_COMPLETE \|/)
  await magnum('cluster-update demo replace node_count=3')
  expect(await magnum('cluster-show demo')).toMatch(/\| node_count {11}\| 3 /)

  mkdirSync(join(folder, 'config'))
  expect(await magnum('cluster-config demo --dir config')).toContain('KUBECONFIG=')
  expect(await magnum('ca-show --cluster demo')).toContain('BEGIN CERTIFICATE')
  const verified = await program('openssl', [
    ...['verify', '-CAfile', join(folder, 'config', 'ca.pem'), join(folder, 'config', 'cert.pem')],
  ])
  expect(verified.stdout).toMatch(/cert\.pem: OK/)
  await magnum('ca-rotate --cluster demo')
  expect(await magnum('stats-list')).toMatch(/\| clusters \| 1 /)
  expect(await magnum('service-list', 'adminEnvironment')).toContain('magnum-conductor')

  await magnum('cluster-delete demo')
  await magnum('cluster-template-delete k8s')
  expect(await magnum('cluster-list')).not.toContain('demo')
})

testCoe('openstack coe creates and changes clusters', async () => {
  const template = '--image fedora-coreos-latest --external-network public --coe kubernetes'
  const answers = await coe([
    `cluster template create tall ${template} --master-lb-enabled --docker-storage-driver overlay2`,
    'cluster create big --cluster-template tall --master-count 3 --node-count 2',
    'cluster show big -f value -c status -c master_count',
    'cluster resize big 4',
    'cluster show big -f value -c node_count',
    'nodegroup create big gpu --node-count 2 --max-nodes 5 --flavor m1.large',
    'nodegroup list big -f value -c name -c node_count',
    'nodegroup update big gpu replace max_node_count=9',
    'nodegroup show big gpu -f value -c max_node_count',
    'nodegroup delete big gpu',
    `cluster template create next ${template} --docker-storage-driver overlay2 --labels kube_tag=v1.26.0`,
    'cluster upgrade big next',
    'cluster show big -f value -c coe_version',
  ])
  for (const answer of [
    'CREATE_COMPLETE\n3\n',
    '\n4\n',
    'default-master 3\ndefault-worker 4\ngpu 2\n',
    '\n9\n',
    '\nv1.26.0\n',
  ]) {
    expect(answers).toContain(answer)
  }
})

testCoe('openstack coe configures access and manages quotas', async () => {
  mkdirSync(join(folder, 'big'))
  await program('openssl', [
    ...['req', '-new', '-newkey', 'rsa:2048', '-nodes', '-subj', '/CN=Your Name'],
    ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'client.csr')],
  ])
  const access = await coe([
    'cluster config big --dir big',
    'ca show big',
    'ca sign big client.csr',
    'ca rotate big',
  ])
  expect(access).toContain('KUBECONFIG=')
  expect(access.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)

  const project = (await made.call('GET', '/v1/clusters/big')).body.project_id as unknown as string
  const quotas = [
    `quotas create --project-id ${project} --resource Cluster --hard-limit 7`,
    'quotas list --all-tenants',
    `quotas delete --project-id ${project} --resource Cluster`,
  ]
  expect(await coe(quotas, 'adminEnvironment')).toMatch(/\| Cluster +\| 7 /)
  expect(await coe([`stats list ${project}`, 'cluster delete big'])).toMatch(/\| clusters \| 1 /)
})

testMagnum('an invalid CSR is refused with the message of the service', async () => {
  await magnum(
    'cluster-template-create words --image fedora-coreos-latest --external-network public --docker-volume-size 5 --coe kubernetes',
  )
  await magnum('cluster-create words --cluster-template words')
  writeFileSync(join(folder, 'rubbish.csr'), 'rubbish')
  await expect(magnum('ca-sign --cluster words --csr rubbish.csr')).rejects.toThrow(
    "Received invalid csr b'rubbish' (HTTP 400)",
  )
})

import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { users } from '../../src/sandbox/keystone/identities'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { bash, type Surroundings } from '../support/program'
import { needs } from '../support/tools'
import { temporaryFolder } from '../support/temporary-folder'
import { blocksOf, pages, referencePages } from './blocks'

afterEach(stopClouds)

// The project ID in the examples, and one that exists in the sandbox.
const printedProject = '5d77a789ef854bfdb3c482ac3f11315f'
const project = users[0]?.project.id ?? ''
const cluster = 'magnum cluster-create mycluster --cluster-template k8s'
const group = 'magnum nodegroup-create mycluster gpu'
const quota = `magnum quotas-create --project-id ${project} --resource Cluster --hard-limit 5`

/** Preparations, by page or by the start of a line. */
const beforehand: Readonly<Record<string, string>> = {
  'docs/tls-by-hand.md': `magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --master-flavor m1.medium; ${cluster}`,
  'docs/when-a-cluster-fails.md': `magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --master-flavor m1.medium; ${cluster}`,
  'magnum cluster-template-delete': 'magnum cluster-delete mycluster othercluster',
  'magnum cluster-wait mycluster --for deleted': 'magnum cluster-delete mycluster',
  'magnum nodegroup-update mycluster gpu --max-nodes': group,
  'magnum nodegroup-delete': group,
  'magnum quotas-show': quota,
  'magnum quotas-update': quota,
  'magnum quotas-delete': quota,
  'magnum sandbox stop': 'magnum sandbox start',
  'magnum sandbox status\n': 'magnum sandbox start',
}

const before = (line: string) =>
  Object.entries(beforehand)
    .filter(([start]) => `${line}\n`.startsWith(start))
    .map(([, command]) => `${command} >/dev/null\n`)

/** A cloud, and a home folder with the files that the pages mention. */
async function reader() {
  const { sandbox, call } = await cloud()
  const folder = temporaryFolder()
  const env = { ...sandbox.adminEnvironment, HOME: folder, TMPDIR: folder, JOB: '1', SHELL: '/bin/bash' }
  const variables = Object.entries(env).map(([name, value]) => `export ${name}='${value}'\n`)
  writeFileSync(join(folder, 'openrc'), variables.join(''))
  writeFileSync(join(folder, 'clouds.yaml'), 'clouds: {prod: {}, mycloud: {}}')
  for (const script of ['my-script.sh', 'test-my-scripts'])
    writeFileSync(join(folder, script), '#!/bin/sh\nmagnum cluster-list\n', { mode: 0o755 })
  return { call, surroundings: { cwd: folder, env } }
}

async function typed(lines: readonly string[], surroundings: Surroundings) {
  const script = lines.map((line) => `${before(line).join('')}${line}\n`).join('')
  const here = script.replaceAll(printedProject, project)
  const { code, stderr } = await bash(`set -e\n${here}`, surroundings)
  const { HOME: home = '' } = surroundings.env ?? {}
  if (existsSync(join(home, '.local/state/magnum/sandbox'))) await bash('magnum sandbox stop', surroundings)
  return { lines, code, stderr: code === 0 ? '' : stderr }
}

/** `test` if the programs used by the lines are installed. */
function testOf(lines: readonly string[]): jest.It {
  const tools = ['kubectl', 'openssl'].filter((tool) => lines.some((line) => line.includes(tool)))
  return tools.map(needs).find((each) => each === test.skip) ?? test
}

for (const page of pages) {
  const blocks = blocksOf(page)
  if (blocks.length === 0) continue
  testOf(blocks.flat())(`the examples of ${page} work, in order`, async () => {
    const { surroundings } = await reader()
    await typed(before(page), surroundings)
    for (const lines of blocks)
      expect(await typed(lines, surroundings)).toEqual({ lines, code: 0, stderr: '' })
  })
}

for (const lines of referencePages.flatMap((page) => blocksOf(page))) {
  testOf(lines)(`examples work: ${lines.join('; ')}`, async () => {
    const { call, surroundings } = await reader()
    for (const name of ['k8s', 'k8s-next', 'swarm'])
      await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name }, 'admin')
    for (const name of ['mycluster', 'othercluster'])
      await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' }, 'admin')
    if (lines.some((line) => line.includes('csr') || line.includes('key.pem'))) {
      const words = ['req', '-new', '-nodes', '-newkey', 'rsa:2048', '-keyout', 'key.pem', '-subj', '/CN=me']
      execFileSync('openssl', [...words, '-out', 'client.csr'], { cwd: surroundings.cwd, stdio: 'ignore' })
    }
    expect(await typed(lines, surroundings)).toEqual({ lines, code: 0, stderr: '' })
  })
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { program } from '../../support/program'

const folder = process.env['LIVE_DIR'] ?? '/tmp/magnum-live-cloud'

/** The OS_* variables that `up` wrote down for a user. */
function variablesOf(file: string): Record<string, string> {
  const assignments = readFileSync(join(folder, file), 'utf8').matchAll(/(OS_\w+)=(\S+)/g)
  return Object.fromEntries([...assignments].map(([, name = '', value = '']) => [name, value]))
}

/** The minor of the service's latest microversion. */
export const latest = Number(readFileSync(join(folder, 'latest'), 'utf8'))

/** Magnum of 2026 builds nothing in Heat any more. */
export const hasHeat = latest < 13

export const member = variablesOf('member.rc')
export const admin = variablesOf('admin.rc')

/** Runs `magnum` on the live cloud; throws what it wrote to stderr when it fails. Gives its stdout. */
export async function magnum(words: readonly string[], env = member, cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await program(words, { env, cwd })
  if (code !== 0) throw new Error(`magnum ${words.join(' ')}: exit code ${code}\n${stderr}`)
  return stdout
}

/** The answer of a command, read from JSON. */
export async function answer(words: readonly string[], env = member): Promise<unknown> {
  return JSON.parse(await magnum([...words, '-f', 'json'], env))
}

/** Makes a template for Kubernetes, with names that the cloud's other services know. */
export async function makeTemplate(name: string): Promise<void> {
  await magnum([
    ...['cluster-template-create', name, '--coe', 'kubernetes', '--image', 'fedora-coreos-latest'],
    ...[
      '--external-network',
      'public',
      '--keypair',
      'testkey',
      '--flavor',
      'm1.small',
      '--master-flavor',
      'm1.small',
    ],
    ...['--docker-volume-size', '5', '--network-driver', 'flannel'],
  ])
}

export async function dropTemplate(name: string): Promise<void> {
  await magnum(['cluster-template-delete', name])
}

/** A complete cluster, and a template of the same name that it is made from. */
export async function makeCluster(name: string, ...words: string[]): Promise<void> {
  await makeTemplate(name)
  await magnum(['cluster-create', name, '--cluster-template', name, '--wait', ...words])
}

export async function dropCluster(name: string): Promise<void> {
  await magnum(['cluster-delete', name, '--wait'])
  await dropTemplate(name)
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { program } from '../../support/program'

const folder = process.env['LIVE_DIR'] ?? '/tmp/magnum-live-cloud'

/** The OS_* variables that `up` wrote for a user. */
function variablesOf(file: string): Record<string, string> {
  const assignments = readFileSync(join(folder, file), 'utf8').matchAll(/(OS_\w+)=(\S+)/g)
  return Object.fromEntries([...assignments].map(([, name = '', value = '']) => [name, value]))
}

/** The minor of the service's latest microversion. */
export const latest = Number(readFileSync(join(folder, 'latest'), 'utf8'))

/** Whether this release of Magnum uses Heat (python/tables.py). */
export const hasHeat = existsSync(join(folder, 'heat.db'))

export const member = variablesOf('member.rc')
export const admin = variablesOf('admin.rc')

/** Runs `magnum` on the live cloud and returns its stdout. If it fails, throws an error with its stderr. */
export async function magnum(words: readonly string[], env = member, cwd?: string): Promise<string> {
  const { code, stdout, stderr } = await program(words, { env, cwd })
  if (code !== 0) throw new Error(`magnum ${words.join(' ')}: exit code ${code}\n${stderr}`)
  return stdout
}

/** Runs a command with `-f json` and parses its output. */
export async function answer(words: readonly string[], env = member): Promise<unknown> {
  return JSON.parse(await magnum([...words, '-f', 'json'], env))
}

/** Creates a Kubernetes template with resources that exist in the cloud. */
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

/** Creates a cluster and its template, both with this name, and waits for completion. */
export async function makeCluster(name: string, ...words: string[]): Promise<void> {
  await makeTemplate(name)
  await magnum(['cluster-create', name, '--cluster-template', name, '--wait', ...words])
}

export async function dropCluster(name: string): Promise<void> {
  await magnum(['cluster-delete', name, '--wait'])
  await dropTemplate(name)
}

/*
 * Files are accessible only to the user, whatever the umask: each command of the registry runs in an empty home folder,
 * all of which is then checked.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createKeyAndRequest } from '../../src/access/key-request'
import { commands } from '../../src/commands/registry'
import { cloud, kubernetesTemplate, stopClouds } from '../sandbox/support/cloud'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'
import { everyCommand } from './secrets/every-command'

afterAll(stopClouds)

const other: Readonly<Record<string, readonly string[]>> = {
  'sandbox-start': ['--delay', '0'],
  'ca-sign': ['demo', 'csr'],
}
const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(' ')

/** Runs every command, those that write in several ways; after each, lists what others can access in HOME. */
const script = [
  ...Object.entries(everyCommand).map(([name, words]) => quoted([name, ...(other[name] ?? words)])),
  'cluster-config demo --dir a/b --output-certs',
  'cluster-config demo --merge --output-certs --force',
  'cluster-config demo --use-keystone --dir keystone',
]
  .map(
    (line) => `magnum ${line} >/dev/null 2>>../stderr </dev/null
find . -mindepth 1 \\( -type f -not -perm 600 -o -type d -not -perm 700 \\) -printf "%m %p after ${line.replaceAll("'", '')}\\n"`,
  )
  .join('\n')

test('every command of the registry is run', () => {
  expect(Object.keys(everyCommand).sort()).toEqual(Object.keys(commands).sort())
})

test.each(['000', '077'])(
  'with umask %s, files are 0600 and folders 0700',
  async (mask) => {
    const { sandbox, call } = await cloud()
    await call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, public: true }, 'admin')
    for (const name of ['demo', 'gone'])
      await call('POST', '/v1/clusters', { name, cluster_template_id: 'k8s' }, 'admin')
    const { csr } = await createKeyAndRequest()
    const home = join(temporaryFolder(), 'home')
    mkdirSync(home, { mode: 0o700 })
    const env = {
      ...sandbox.adminEnvironment,
      OS_CACHE: '1',
      HOME: home,
      CSR: csr,
      XDG_CACHE_HOME: '',
      XDG_CONFIG_HOME: '',
    }
    const ran = await bash(
      `umask 077; printf %s "$CSR" >csr; umask ${mask}
${script}
find . -type f -printf '%f\\n' | sort -u`,
      { cwd: home, env },
    )
    const written = ran.stdout.split('\n')
    expect(written.filter((line) => line.includes(' after '))).toEqual([])
    expect(written).toEqual(
      expect.arrayContaining(['key.pem', 'cert.pem', 'ca.pem', 'config', 'config.json']),
    )
    expect(written.some((name) => /^[\da-f]{64}\.json$/.test(name))).toBe(true)
  },
  120_000,
)

import { chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { needs } from '../support/tools'
import { type Shell, shellWithCloud } from './support'

const inBash = needs('bash')
let shell: Shell
beforeAll(async () => void (shell = await shellWithCloud()))
afterAll(() => shell.stop())

/** The candidates for TAB at the end of the last word. */
function tab(...words: string[]): Promise<string[]> {
  const program = `
    . "$COMPLETIONS/magnum.bash"
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _magnum
    printf '%s\\n' "\${COMPREPLY[@]}"`
  return shell.lines('bash', ['--norc', '-c', program, 'bash', 'magnum', ...words])
}

inBash('commands, in both spellings', async () => {
  expect(await tab('cluster-template-s')).toEqual(['cluster-template-show'])
  expect(await tab('nodeg')).toContain('nodegroup')
  expect(await tab('cluster', 'temp')).toEqual(['template'])
  expect(await tab('cluster', 'template', 's')).toEqual(['show'])
  expect(await tab('coe', 'cluster', 'li')).toEqual(['list'])
})

inBash('help: nouns, their verbs, and topics', async () => {
  expect(await tab('help', 'cluster-templ')).toContain('cluster-template-list')
  expect(await tab('help', 'exit')).toEqual(['exit-codes'])
  expect(await tab('help', 'cluster', '')).toEqual(expect.arrayContaining(['list', 'template']))
  expect(await tab('help', 'cluster', 'template', 'd')).toEqual(['delete'])
  expect(await tab('help', 'cluster-show', '')).toEqual([])
})

inBash('options of the command, and global ones', async () => {
  expect(await tab('cluster-create', '--node-c')).toEqual(['--node-count'])
  expect(await tab('cluster-create', '--os-cl')).toEqual(['--os-cloud'])
  expect(await tab('--os-cl')).toEqual(['--os-cloud'])
})

inBash('choices and columns, in both spellings of a value', async () => {
  expect(await tab('cluster', 'list', '--sort-dir', '')).toEqual(['desc', 'asc'])
  expect(await tab('cluster', 'list', '--sort-dir', '=', 'd')).toEqual(['desc'])
  expect(await tab('cluster-list', '-f', 'js')).toEqual(['json', 'jsonl'])
  expect(await tab('cluster-list', '-o', 'js')).toEqual(['json', 'jsonl'])
  expect(await tab('cluster-list', '-c', 'stat')).toEqual(['status'])
})

inBash('names from the cloud, without executing them', async () => {
  expect(await tab('cluster-show', 'bl')).toEqual(['blue'])
  expect(await tab('cluster', 'describe', 'bl')).toEqual(['blue'])
  expect(await tab('cluster-template-show', 'ev')).toEqual(['evil\\ \\$\\(touch\\ pwned\\)'])
  expect(await tab('cluster-create', 'new', '--cluster-template', 'k')).toEqual(['k8s'])
  expect(await tab('--debug', 'nodegroup', 'show', 'blue', 'default-w')).toEqual(['default-worker'])
  expect(existsSync(join(shell.folder, 'pwned'))).toBe(false)
})

inBash('images, flavors, key pairs, networks and COEs', async () => {
  const create = (...words: string[]) => tab('cluster-template-create', 'new', ...words)
  expect(await create('--image', 'fedora-c')).toEqual(['fedora-coreos-latest'])
  expect(await create('--flavor', 'm1.s')).toEqual(['m1.small'])
  expect(await create('--keypair', 't')).toEqual(['testkey'])
  expect(await create('--external-network', '')).toEqual(['public'])
  expect(await create('--coe', 'k')).toEqual(['kubernetes'])
})

inBash('fixed values', async () => {
  expect(await tab('cluster-template-create', 'x', '--network-driver', 'f')).toEqual(['flannel'])
  expect(await tab('cluster-wait', 'blue', '--for', 'CREATE_C')).toEqual(['CREATE_COMPLETE'])
  expect(await tab('cluster-list', '--sort-key', 'stat')).toEqual(['status'])
  expect(await tab('quotas-create', '--resource', '')).toEqual(['Cluster'])
  expect(await tab('config', 'set', 'form')).toEqual(['format'])
  expect(await tab('config', 'set', 'color', 'a')).toEqual(['auto', 'always'])
  expect(await tab('cluster', 'update', 'blue', 'replace', 'node_')).toEqual(['node_count='])
  expect(await tab('cluster', 'update', 'blue', 'remove', 'lab')).toEqual(['labels'])
})

inBash('another label after a comma', async () => {
  const typed = ['cluster-create', 'x', '--labels', 'a=b,c=d,flannel_b']
  expect(await tab(...typed)).toEqual(['a=b,c=d,flannel_backend='])
  // Bash splits the words at each equals sign.
  const split = ['cluster-create', 'x', '--labels', 'kube_tag', '=', 'v1,kube_v']
  expect(await tab(...split)).toEqual(['v1,kube_version='])
})

inBash('another column after a comma', async () => {
  expect(await tab('cluster-list', '-c', 'uuid,na')).toEqual(['uuid,name'])
})

inBash('a label or column already given is not offered again', async () => {
  expect(await tab('cluster-create', 'x', '--labels', 'kube_tag', '=', 'v1,kube_ta')).toEqual([])
  expect(await tab('cluster-list', '-c', 'name,nam')).toEqual([])
})

inBash('a name already given is not offered again', async () => {
  expect(await tab('cluster-delete', 'blue', 'bl')).toEqual([])
})

inBash("a command's own options come before the global ones", async () => {
  const options = await tab('cluster-list', '--')
  expect(options.indexOf('--marker')).toBeLessThan(options.indexOf('--format'))
  expect(options.indexOf('--format')).toBeLessThan(options.indexOf('--os-cloud'))
})

inBash('without a login there are no candidates and no messages', async () => {
  const program = `
    unset \${!OS_*}
    . "$COMPLETIONS/magnum.bash"
    COMP_WORDS=(magnum cluster show '') COMP_CWORD=3
    _magnum 2>&1
    printf '%s\\n' "\${COMPREPLY[@]}"`
  expect(await shell.lines('bash', ['--norc', '-c', program])).toEqual([])
})

inBash('clouds of clouds.yaml, label keys, files', async () => {
  expect(await tab('--os-cloud', '')).toEqual(['one', 'other'])
  expect(await tab('config', 'set', 'cloud', 'o')).toEqual(['one', 'other'])
  expect(await tab('cluster-create', 'x', '--labels', 'flannel_b')).toEqual(['flannel_backend='])
  expect(await tab('--os-cacert', 'clouds.y')).toEqual(['clouds.yaml'])
})

inBash('cached names need no request', async () => {
  await tab('cluster-show', '')
  await shell.renameKept('blue', 'kept')
  expect(await tab('cluster-show', 'ke')).toEqual(['kept'])
})

inBash('names are not taken from a folder that others can write to', async () => {
  await tab('cluster-show', '')
  await shell.renameKept('blue', 'planted')
  const kept = join(shell.folder, '.cache/magnum/names')
  chmodSync(kept, 0o777)
  expect(await tab('cluster-show', '')).toEqual(['blue'])
  chmodSync(kept, 0o700)
})

import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import {
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { KubeconfigEntry } from '../../../src/access/kubeconfig/entry'
import {
  kubeconfigPaths,
  readKubeconfigs,
  requireWritable,
  updateKubeconfigs,
} from '../../../src/access/kubeconfig/files'
import { mergeKubeconfigs } from '../../../src/access/kubeconfig/merge'
import { removeContexts } from '../../../src/access/kubeconfig/remove'
import { needs } from '../../support/tools'
import { temporaryFolder } from '../../support/temporary-folder'
import { buildWriter } from '../../support/writer'
import { careful } from './support'

const entry = (name: string): KubeconfigEntry => ({
  ...{ cluster: name, user: name, context: name, server: `https://${name}`, ca: undefined },
  credentials: { kind: 'anonymous' },
})
const kubeconfig = (name: string, current = name) => `apiVersion: v1
kind: Config
current-context: "${current}"
clusters:
- {name: ${name}, cluster: {server: "https://${name}"}}
contexts:
- {name: ${name}, context: {cluster: ${name}, user: ${name}}}
users:
- {name: ${name}, user: {token: abc}}
`
const merge = (paths: readonly string[], name: string, options = careful) =>
  updateKubeconfigs(paths, (files) => mergeKubeconfigs(files, [entry(name)], options).texts)
const remove = (paths: readonly string[], name: string) =>
  updateKubeconfigs(paths, (files) => removeContexts(files, [name]))

/** The files of a folder after a kubectl command and after our change, both starting from the same files. */
async function both(
  files: Readonly<Record<string, string>>,
  list: string,
  words: string,
  ours: (paths: readonly string[]) => Promise<void>,
) {
  const [theirs, own] = [temporaryFolder(), temporaryFolder()]
  for (const folder of [theirs, own])
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const env = { ...process.env, KUBECONFIG: list }
  spawnSync('kubectl', ['config', ...words.split(' ')], { cwd: theirs, env })
  await ours(kubeconfigPaths({ env: { KUBECONFIG: list }, cwd: () => own, home: '/nowhere' }))
  return [theirs, own].map((folder) =>
    readdirSync(folder)
      .sort()
      .map((name) => ({ name, read: contextsOf(join(folder, name)) })),
  )
}

function contextsOf(path: string) {
  const view = execFileSync('kubectl', ['--kubeconfig', path, 'config', 'view', '--raw', '-o', 'json'], {
    encoding: 'utf8',
  })
  const read = JSON.parse(view) as { contexts: { name: string }[] | null; 'current-context': string }
  return { contexts: (read.contexts ?? []).map(({ name }) => name).sort(), current: read['current-context'] }
}

describe('with a list in KUBECONFIG, the same files change as with kubectl', () => {
  needs('kubectl').each([
    ['first:second', { first: kubeconfig('one'), second: kubeconfig('two') }],
    ['missing:second', { second: kubeconfig('two') }],
    ['first:second', { first: kubeconfig('one', ''), second: kubeconfig('two') }],
    ['::second:', { second: kubeconfig('two') }],
    ['second:second', { second: kubeconfig('two') }],
  ])('a new context with KUBECONFIG=%s', async (list, files: Record<string, string>) => {
    const [theirs, ours] = await both(
      files,
      list.replace('second:second', 'second'),
      'set-context new --cluster new',
      (paths) => merge(paths, 'new'),
    )
    expect(ours).toEqual(theirs)
  })

  needs('kubectl')('if no file exists, the last one is created', async () => {
    const [theirs, ours] = await both({}, 'first:last', 'set-context new', (paths) => merge(paths, 'new'))
    expect(theirs?.map(({ name }) => name)).toEqual(['last'])
    expect(ours).toEqual([{ name: 'last', read: { contexts: ['new'], current: 'new' } }])
  })

  needs('kubectl')('--set-current changes the first existing file', async () => {
    const files = { first: kubeconfig('one'), second: kubeconfig('two') }
    const [theirs, ours] = await both(files, 'none:first:second', 'use-context two', (paths) =>
      merge(paths, 'two', { force: true, setCurrent: true }),
    )
    expect(ours).toEqual(theirs)
  })

  needs('kubectl')('a context is removed from the file that has it', async () => {
    const files = { first: kubeconfig('one'), second: kubeconfig('two', '') }
    const [theirs, ours] = await both(files, 'first:second', 'delete-context two', (paths) =>
      remove(paths, 'two'),
    )
    expect(ours).toEqual(theirs)
  })
})

test('removing the current context does not activate that of the next file', async () => {
  const folder = temporaryFolder()
  const paths = ['first', 'second'].map((name) => join(folder, name))
  writeFileSync(join(folder, 'first'), kubeconfig('one'))
  writeFileSync(join(folder, 'second'), kubeconfig('two'))
  await remove(paths, 'one')
  expect(readFileSync(join(folder, 'first'), 'utf8')).toContain('current-context: "one"\n')
})

test.each([
  ['not UTF-8', Buffer.from('clusters: []\n# \xff\n', 'latin1'), 'The kubeconfig is not in UTF-8'],
  ['not YAML', 'clusters: [\n', 'The kubeconfig is not valid YAML: '],
])('a list with a file that is %s is refused, naming the file', async (_what, content, message) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'first'), kubeconfig('one'))
  writeFileSync(join(folder, 'second'), content)
  const reading = readKubeconfigs([join(folder, 'first'), join(folder, 'second')])
  await expect(reading).rejects.toMatchObject({
    message: expect.stringContaining(message) as string,
    hint: `File: ${folder}/second`,
  })
})

test('a symbolic link is followed, and its target keeps its owner', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'dotfiles'))
  const target = join(folder, 'dotfiles/kubeconfig')
  writeFileSync(target, kubeconfig('one'))
  const owner = process.geteuid?.() === 0 ? 12345 : (process.geteuid?.() ?? 0)
  chownSync(target, owner, owner)
  symlinkSync('dotfiles/kubeconfig', join(folder, 'config'))
  await merge([join(folder, 'config')], 'new')
  expect(lstatSync(join(folder, 'config')).isSymbolicLink()).toBe(true)
  expect(readFileSync(target, 'utf8')).toContain('name: new\n')
  expect(statSync(target).uid).toBe(owner)
  expect(readdirSync(folder).sort()).toEqual(['config', 'dotfiles'])
})

const canMount = spawnSync('unshare', ['-m', 'true']).status === 0 ? test : test.skip

canMount('a mounted file is overwritten in place', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'home'))
  writeFileSync(join(folder, 'outside'), kubeconfig('one'), { mode: 0o600 })
  writeFileSync(join(folder, 'home/config'), '')
  execFileSync('mount', ['--bind', join(folder, 'outside'), join(folder, 'home/config')])
  try {
    await merge([join(folder, 'home/config')], 'new')
    expect(readFileSync(join(folder, 'outside'), 'utf8')).toContain('name: new\n')
    await remove([join(folder, 'home/config')], 'new')
    expect(readFileSync(join(folder, 'outside'), 'utf8')).toBe(kubeconfig('one'))
    expect(readdirSync(join(folder, 'home'))).toEqual(['config'])
  } finally {
    execFileSync('umount', [join(folder, 'home/config')])
  }
})

canMount('a file that is mounted read-only is refused, and stays as it is', async () => {
  const file = join(temporaryFolder(), 'config')
  writeFileSync(file, kubeconfig('one'))
  execFileSync('mount', ['--bind', '-o', 'ro', file, file])
  try {
    const message = `Cannot write ${file}: the file system is read-only`
    await expect(requireWritable([file])).rejects.toMatchObject({ kind: 'failed', message })
    await expect(merge([file], 'new')).rejects.toMatchObject({ kind: 'failed', message })
    expect(readFileSync(file, 'utf8')).toBe(kubeconfig('one'))
    expect(readdirSync(dirname(file))).toEqual(['config'])
  } finally {
    execFileSync('umount', [file])
  }
})

test('a link that leads to no file yet stays one', async () => {
  const folder = temporaryFolder()
  symlinkSync('later', join(folder, 'config'))
  await merge([join(folder, 'config')], 'new')
  expect(lstatSync(join(folder, 'config')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'later'), 'utf8')).toContain('name: new\n')
})

test('the temporary files and folders that killed writers left are removed', async () => {
  const folder = temporaryFolder()
  const left = (name: string) => join(folder, `.${name}.${randomUUID()}.tmp`)
  writeFileSync(left('config'), 'a token')
  mkdirSync(left('config'))
  writeFileSync(join(folder, '.config.old.tmp'), 'not ours')
  await merge([join(folder, 'config')], 'new')
  expect(readdirSync(folder).sort()).toEqual(['.config.old.tmp', 'config'])
})

const startWriter = buildWriter(join(__dirname, '../support/merge.process.ts'))

needs('kubectl')(
  '40 concurrent writers and 20 kubectl commands lose nothing',
  async () => {
    const file = join(temporaryFolder(), 'config')
    await merge([file], 'first')
    const kubectl = async (index: number): Promise<string> => {
      // kubectl fails immediately if the file is locked.
      const words = ['--kubeconfig', file, 'config', 'set-context', `theirs-${index}`, '--cluster', 'x']
      const failed = await promisify(execFile)('kubectl', words).then(
        () => false,
        () => true,
      )
      return failed ? kubectl(index) : `theirs-${index}`
    }
    // Sequentially, because concurrent kubectl processes lose each other's changes.
    const theirs = (async () => {
      const written: string[] = []
      for (let index = 0; index < 20; index++) written.push(await kubectl(index))
      return written
    })()
    const ours = Array.from({ length: 40 }, (_, index) => startWriter(file, `ours${index}`, '1').done)
    const done = (await Promise.all([theirs, ...ours])).flat()
    expect(done).toHaveLength(60)
    expect(contextsOf(file).contexts).toEqual(['first', ...done].sort())
    expect(readdirSync(dirname(file))).toEqual(['config'])
  },
  120_000,
)

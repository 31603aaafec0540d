import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { bash, program } from '../../support/program'
import { temporaryFolder } from '../../support/temporary-folder'
import { cannedCloud } from '../canned'
import { cloudWithCluster } from '../cloud'

const modes = (folder: string) =>
  Object.fromEntries(
    ['.', ...readdirSync(folder)].map((name) => [
      name,
      (statSync(join(folder, name)).mode & 0o777).toString(8),
    ]),
  )
const all = { 'ca.pem': '600', 'cert.pem': '600', config: '600', 'key.pem': '600' }

test.each(['000', '077'])('with umask %s, files are 0600 and their folders 0700', async (umask) => {
  const { env } = await cloudWithCluster()
  const cwd = temporaryFolder()
  const script = `umask ${umask}; magnum cluster-config demo --dir a/b && magnum cluster-config demo --merge`
  expect((await bash(script, { env: { ...env, HOME: cwd }, cwd })).code).toBe(0)
  expect(modes(join(cwd, 'a/b'))).toEqual({ '.': '700', ...all })
  expect(modes(join(cwd, 'a'))).toEqual({ '.': '700', b: '700' })
  expect(modes(join(cwd, '.kube'))).toEqual({ '.': '700', config: '600' })
})

test.each([0o600, 0o640, 0o644])(
  '--merge keeps mode %o of a kubeconfig, with a warning if other users can read it',
  async (mode) => {
    const { folder, run } = await cloudWithCluster()
    const path = join(folder, 'home/.kube/config')
    mkdirSync(join(folder, 'home/.kube'), { recursive: true })
    writeFileSync(path, 'kind: Config\n')
    chmodSync(path, mode)
    const { code, stderr } = await run('cluster-config demo --merge')
    expect(code).toBe(0)
    expect(statSync(path).mode & 0o777).toBe(mode)
    const warning = `WARNING: ${path} contains keys and is readable by other users. To fix this: chmod 600 ${path}\n`
    expect(stderr.includes(warning)).toBe(mode !== 0o600)
  },
)

test('--force overwrites files and makes them private', async () => {
  const { env } = await cloudWithCluster()
  const cwd = temporaryFolder()
  for (const name of Object.keys(all)) {
    writeFileSync(join(cwd, name), 'mine')
    chmodSync(join(cwd, name), 0o666)
  }
  expect((await program(['cluster-config', 'demo', '--force'], { env, cwd })).code).toBe(0)
  expect(modes(cwd)).toMatchObject(all)
  for (const name of Object.keys(all)) expect(readFileSync(join(cwd, name), 'utf8')).not.toBe('mine')
})

const warning =
  'WARNING: Other users can replace the files in made. Choose a folder that only you can change.\n'

test.each([
  ['mkdir -m 777 made', warning],
  ['mkdir -m 1777 made', ''],
  ['mkdir -m 777 -p shared; mkdir shared/made; ln -s shared/made made', warning],
])('%s: others who can replace the files in it are warned of', async (script, expected) => {
  const { env } = await cloudWithCluster()
  const cwd = temporaryFolder()
  execFileSync('sh', ['-c', script], { cwd })
  for (const reuse of [[], ['--reuse']]) {
    const ran = await program(['cluster-config', 'demo', '--dir', 'made', ...reuse], { env, cwd })
    expect(ran.code).toBe(0)
    expect(ran.stderr.replaceAll(`${cwd}/`, '').replace(/^The certificate .*\n/m, '')).toBe(expected)
  }
})

test('an absolute path is used although the current folder has been deleted', async () => {
  const { env } = await cloudWithCluster()
  const cwd = temporaryFolder()
  const script = 'mkdir gone; cd gone; rmdir ../gone; magnum cluster-config demo --dir "$OLDPWD/made"'
  expect(await bash(script, { env, cwd })).toMatchObject({ code: 0 })
  expect(modes(join(cwd, 'made'))).toEqual({ '.': '700', ...all })
})

test.each(Object.keys(all))('an existing %s is refused without any request', async (name) => {
  const { folder, env, requests } = await cannedCloud({ api_address: 'https://x' })
  writeFileSync(join(folder, name), 'mine')
  const { code, stdout, stderr } = await program(['cluster-config', 'demo'], { env, cwd: folder })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toBe(
    `ERROR: File ${folder}/${name} exists, aborting.\nChoose another folder with --dir, or overwrite the file with --force\n`,
  )
  expect(requests()).toEqual([])
  expect(readFileSync(join(folder, name), 'utf8')).toBe('mine')
})

test('a dangling symlink counts as an existing file', async () => {
  const { folder, run, requests } = await cannedCloud({ api_address: 'https://x' })
  symlinkSync('nowhere', join(folder, 'config'))
  expect((await run(['cluster-config', 'demo'])).stderr).toContain(`File ${folder}/config exists, aborting.`)
  expect(requests()).toEqual([])
})

test('with --use-keystone, only the kubeconfig is written and checked for existence', async () => {
  const { folder, run } = await cannedCloud({ api_address: 'https://x' })
  writeFileSync(join(folder, 'key.pem'), 'mine')
  expect((await run(['cluster-config', 'demo', '--use-keystone'])).code).toBe(0)
  expect(readdirSync(folder)).toEqual(['config', 'key.pem'])
  expect(readFileSync(join(folder, 'key.pem'), 'utf8')).toBe('mine')
})

test.each([
  ['file', 'part of the path is not a folder'],
  ['file/below', 'part of the path is not a folder'],
  ['program', 'part of the path is not a folder'],
  ['nowhere', 'no such file or folder'],
  ['loop', 'too many symbolic links'],
  ['long'.repeat(100), 'the name is too long'],
])('--dir %s is not writable: one line, no request, no files', async (dir, why) => {
  const { folder, env, requests } = await cannedCloud({ api_address: 'https://x' })
  writeFileSync(join(folder, 'file'), 'mine')
  writeFileSync(join(folder, 'program'), 'mine', { mode: 0o755 })
  symlinkSync('missing', join(folder, 'nowhere'))
  symlinkSync('loop', join(folder, 'loop'))
  for (const force of [[], ['--force']]) {
    expect(await program(['cluster-config', 'demo', '--dir', dir, ...force], { env, cwd: folder })).toEqual({
      code: 1,
      stdout: '',
      stderr: `ERROR: Cannot write into ${folder}/${dir}: ${why}\n`,
    })
  }
  expect(requests()).toEqual([])
  expect(readdirSync(folder).sort()).toEqual(['file', 'loop', 'nowhere', 'program'])
})

test.each(['/proc', '/proc/made'])('--dir %s: an error of the system is one line', async (dir) => {
  const { folder, env } = await cannedCloud({ api_address: 'https://x' })
  const { code, stdout, stderr } = await program(['cluster-config', 'demo', '--dir', dir], {
    env,
    cwd: folder,
  })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(/^ERROR: Cannot [^\n]+ \/proc[^\n]*\n$/)
})

test.each([
  ['mkdir config', 'Cannot write config in FOLDER: it is a folder'],
  ['mkfifo key.pem', 'Cannot write key.pem in FOLDER: it is not a file'],
  ['ln -s /dev/zero ca.pem', 'Cannot write ca.pem in FOLDER: it is not a file'],
  ['ln -s config config', 'Cannot write config in FOLDER: too many symbolic links'],
])('--force after %s: one line, no request, and it is kept', async (plant, error) => {
  const { folder, run, requests } = await cannedCloud({ api_address: 'https://x' })
  execFileSync('sh', ['-c', plant], { cwd: folder })
  const before = readdirSync(folder)
  const { code, stderr } = await run(['cluster-config', 'demo', '--force'])
  expect(code).toBe(1)
  expect(stderr.replaceAll(folder, 'FOLDER')).toBe(`ERROR: ${error}\n`)
  expect(readdirSync(folder)).toEqual(before)
  expect(requests()).toEqual([])
})

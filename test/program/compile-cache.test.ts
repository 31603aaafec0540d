import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bash } from '../support/program'
import { temporaryFolder } from '../support/temporary-folder'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const withCache = major > 22 || (major === 22 && minor >= 8) ? test : test.skip
const asRoot = process.getuid?.() === 0 && withCache === test ? test : test.skip

let home: string
beforeEach(() => (home = temporaryFolder()))

const list = (env: Record<string, string> = {}, before = '') =>
  bash(`${before} magnum config-list >/dev/null`, { env: { HOME: home, XDG_CACHE_HOME: '', ...env } })

/** The files and folders in a folder, with their modes. */
function modesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (name) =>
      `${(lstatSync(join(folder, name)).mode & 0o777).toString(8)} ${name.replaceAll(/[^/]*\d[^/]*/g, '*')}`,
  )
}

withCache.each([['022'], ['177'], ['777']])(
  'with umask %s, cached code is accessible only to the user',
  async (umask) => {
    expect(await list({}, `umask ${umask};`)).toEqual({ code: 0, stdout: '', stderr: '' })
    const modes = [...new Set(modesIn(join(home, '.cache')))]
    expect(modes.sort()).toEqual([
      '600 magnum/compiled/*/*',
      '700 magnum',
      '700 magnum/compiled',
      '700 magnum/compiled/*',
    ])
  },
)

withCache.each([
  ['NODE_DISABLE_COMPILE_CACHE', () => ({ NODE_DISABLE_COMPILE_CACHE: '1' })],
  ['NODE_COMPILE_CACHE', () => ({ NODE_COMPILE_CACHE: join(home, 'named') })],
])('%s works as documented by Node', async (name, env) => {
  await list(env())
  expect(existsSync(join(home, '.cache'))).toBe(false)
  expect(existsSync(join(home, 'named'))).toBe(name === 'NODE_COMPILE_CACHE')
})

asRoot("another user's symlink is not followed", async () => {
  const important = join(home, 'important')
  mkdirSync(important)
  writeFileSync(join(important, 'conf'), 'mine')
  mkdirSync(join(home, '.cache/magnum'), { recursive: true })
  symlinkSync(important, join(home, '.cache/magnum/compiled'))
  spawnSync('chown', ['-h', '65534', join(home, '.cache/magnum/compiled')])

  expect(await list()).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(readdirSync(important)).toEqual(['conf'])
})

asRoot('a folder of another user is not used, and the command works', async () => {
  mkdirSync(join(home, 'shared/magnum'), { recursive: true })
  chownSync(join(home, 'shared/magnum'), 65534, 65534)

  expect(await list({ XDG_CACHE_HOME: join(home, 'shared') })).toEqual({ code: 0, stdout: '', stderr: '' })
  expect(readdirSync(join(home, 'shared/magnum'))).toEqual([])
})

import { execFile, execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startSandbox } from '../../src/sandbox/sandbox'

const root = join(__dirname, '../..')

test('the example of docs/library.md prints what it says', async () => {
  if (!existsSync(join(root, 'dist/library.js')))
    execFileSync('npm', ['run', '--silent', 'build'], { cwd: root })
  const [, example = '', output] =
    /```js\n(.*?)```.*?```\n(.*?)```/s.exec(await readFile(join(root, 'docs/library.md'), 'utf8')) ?? []
  const folder = await mkdtemp(join(tmpdir(), 'magnum-library-'))
  await mkdir(join(folder, 'node_modules'))
  await symlink(root, join(folder, 'node_modules/magnum-cli'))
  await writeFile(join(folder, 'example.mjs'), example)
  const sandbox = await startSandbox({ folder: join(folder, 'sandbox'), delay: 0 })

  const { stdout } = await promisify(execFile)('node', ['example.mjs'], {
    cwd: folder,
    env: { ...process.env, ...sandbox.environment },
  })
  await sandbox.stop()
  await rm(folder, { recursive: true })

  expect(stdout.replace(/req-[0-9a-f-]+/, 'req-…')).toBe(output)
})

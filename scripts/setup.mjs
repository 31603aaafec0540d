// Sets up a fresh clone: installs packages and builds. Skips finished steps.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const time = (path) => (existsSync(join(root, path)) ? statSync(join(root, path)).mtimeMs : 0)

function newest(folder) {
  const entries = readdirSync(join(root, folder), { recursive: true })
  return Math.max(...entries.map((entry) => time(join(folder, entry))))
}

function run(what, args) {
  process.stderr.write(`${what}: npm ${args.join(' ')}\n`)
  const { status } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

if (time('node_modules/.package-lock.json') < time('package-lock.json'))
  run('installing', ['ci', '--no-audit'])
if (time('dist/main.js') < Math.max(newest('src'), time('rolldown.config.mjs')))
  run('building', ['run', 'build', '--silent'])

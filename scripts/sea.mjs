// Builds dist/sea/magnum, a single executable (https://nodejs.org/api/single-executable-applications.html) with the
// Node that runs this script.
import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inject } from 'postject'
import { rolldown } from 'rolldown'
import config, { embeddedCompletions } from '../rolldown.config.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = join(root, 'dist/sea')
const script = join(folder, 'magnum.cjs')
const blob = join(folder, 'magnum.blob')
const program = join(folder, process.platform === 'win32' ? 'magnum.exe' : 'magnum')
const run = (command, args) => execFileSync(command, args, { cwd: root, stdio: 'inherit' })

mkdirSync(folder, { recursive: true })
const { format, exports, minify, dynamicImportInCjs } = config.output
const bundle = await rolldown({
  ...config,
  plugins: [embeddedCompletions, ...config.plugins],
  input: 'scripts/sea-entry.ts',
  cwd: root,
})
await bundle.write({ format, exports, minify, dynamicImportInCjs, file: script, codeSplitting: false })
writeFileSync(
  join(folder, 'config.json'),
  JSON.stringify({ main: script, output: blob, disableExperimentalSEAWarning: true, useCodeCache: true }),
)
run(process.execPath, ['--experimental-sea-config', join(folder, 'config.json')])
copyFileSync(process.execPath, program)
chmodSync(program, 0o755)
if (process.platform === 'darwin') run('codesign', ['--remove-signature', program])
await inject(program, 'NODE_SEA_BLOB', readFileSync(blob), {
  sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
  ...(process.platform === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
})
if (process.platform === 'darwin') run('codesign', ['--sign', '-', program])

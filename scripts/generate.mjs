// Writes all files generated from the command definitions. They are committed; a test detects stale ones.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withSource } from './import-source.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

const files = await withSource('scripts/generate/files.ts', ({ generatedFiles }) => generatedFiles())
for (const folder of ['completions', 'man', 'docs/reference']) {
  rmSync(join(root, folder), { recursive: true, force: true })
}
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
// npm links only man pages listed individually, not a folder.
described.man = Object.keys(files).filter((path) => path.startsWith('man/'))
// The owner is set only in `repository`.
const home = described.repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
described.homepage = `${home}#readme`
described.bugs = `${home}/issues`
writeFileSync(join(root, 'package.json'), `${JSON.stringify(described, null, 2)}\n`)

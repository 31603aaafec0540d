// Writes every file that is made from the definitions of the commands. They are committed; a test finds stale ones.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const root = fileURLToPath(new URL('..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'magnum-generate-'))

try {
  const bundle = await rolldown({
    input: join(root, 'scripts/generate/files.ts'),
    platform: 'node',
    // What is made here is no input: the first time it is not there.
    external: [/overview\.generated$/, /\/completions\/[^/]+$/],
    logLevel: 'silent',
  })
  await bundle.write({
    dir: scratch,
    format: 'esm',
    entryFileNames: 'index.mjs',
    chunkFileNames: '[name].mjs',
  })
  const { generatedFiles } = await import(pathToFileURL(join(scratch, 'index.mjs')))
  const files = await generatedFiles()
  for (const folder of ['completions', 'man', 'docs/reference']) {
    rmSync(join(root, folder), { recursive: true, force: true })
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const described = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  // npm links the pages that are listed, and no folder of them, when it installs a tarball.
  described.man = Object.keys(files).filter((path) => path.startsWith('man/'))
  writeFileSync(join(root, 'package.json'), `${JSON.stringify(described, null, 2)}\n`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { external, resolve } from '../rolldown.config.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Imports a TypeScript module and returns the result of `use`, which may import more of it. */
export async function withSource(path, use) {
  const scratch = mkdtempSync(join(tmpdir(), 'magnum-source-'))
  try {
    return await use(await import(pathToFileURL(await bundleSource(path, scratch))))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Bundles a TypeScript module into a folder and returns the path to import. */
async function bundleSource(path, folder) {
  const bundle = await rolldown({
    input: join(root, path),
    platform: 'node',
    resolve,
    // Generated files are not inputs: they do not exist the first time.
    external: [...external, /overview\.generated$/, /\/completions\/[^/]+$/],
    logLevel: 'silent',
  })
  await bundle.write({
    dir: folder,
    format: 'esm',
    entryFileNames: 'index.mjs',
    chunkFileNames: '[name].mjs',
  })
  return join(folder, 'index.mjs')
}

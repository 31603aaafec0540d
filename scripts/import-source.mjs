import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { external, resolve } from '../rolldown.config.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Imports a module of TypeScript, and gives what `use` makes of its exports; `use` may load more of it. */
export async function withSource(path, use) {
  const scratch = mkdtempSync(join(tmpdir(), 'magnum-source-'))
  try {
    return await use(await import(pathToFileURL(await bundleSource(path, scratch))))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Bundles a module of TypeScript into a folder, and gives the path of what can be imported. */
export async function bundleSource(path, folder) {
  const bundle = await rolldown({
    input: join(root, path),
    platform: 'node',
    resolve,
    // What is generated is no input: the first time it is not there.
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

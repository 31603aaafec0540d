import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { writePrivateFile } from '../private-file'
import type { PrivateStore } from './open-login'

/** Keeps tokens in a folder of the user's, one file each: `$XDG_CACHE_HOME/magnum/<sha256>.json`. */
export function tokenStore(folder: string): PrivateStore {
  const path = (name: string) => join(folder, `${name}.json`)
  return {
    read: (name) => readFile(path(name), 'utf8').catch(() => undefined),
    write: (name, text) => writePrivateFile(path(name), text),
    remove: (name) => rm(path(name), { force: true }),
  }
}

/** Removes every token that is kept in the folder, and tells how many there were. */
export async function forgetTokens(folder: string): Promise<number> {
  const names: string[] = await readdir(folder).catch(() => [])
  const kept = names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
  // What killed commands have left of tokens that they were about to keep.
  const left = names.filter((name) => /^\.[0-9a-f]{64}\.json\..*\.tmp$/.test(name))
  await Promise.all([...kept, ...left].map((name) => rm(join(folder, name), { force: true })))
  return kept.length
}

/**
 * The folder of a user's tokens, by the rules of the desktop (XDG Base Directory Specification); undefined for
 * a user without a home.
 */
export function tokenFolder(
  env: Readonly<Record<string, string | undefined>>,
  home: string,
): string | undefined {
  const caches = env['XDG_CACHE_HOME'] || (home && join(home, '.cache'))
  return caches ? join(caches, 'magnum') : undefined
}

import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { PrivateStore } from './open-login'

/** Keeps tokens in a folder of the user's, one file each: `$XDG_CACHE_HOME/magnum/<sha256>.json`. */
export function tokenStore(folder: string): PrivateStore {
  const path = (name: string) => join(folder, `${name}.json`)
  return {
    read: (name) => readIfThere(path(name)),
    write: async (name, text) => {
      const { writePrivateFile } = await import('../../foundation/private-file')
      await writePrivateFile(path(name), text)
    },
    remove: (name) => rmSync(path(name), { force: true }),
  }
}

// At once: to a command that finds its token, loading node:fs/promises takes longer than reading it.
function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Removes every token that is kept in the folder, and tells how many there were. */
export function forgetTokens(folder: string): number {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const kept = names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
  // What killed commands have left of tokens that they were about to keep.
  const left = names.filter((name) => /^\.[0-9a-f]{64}\.json\..*\.tmp$/.test(name))
  for (const name of [...kept, ...left]) rmSync(join(folder, name), { force: true })
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

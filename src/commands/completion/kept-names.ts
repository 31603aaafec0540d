import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Host } from '../../foundation/host'
import { writePrivateFile } from '../../foundation/private-file'

/** Milliseconds that names are proposed again without asking. */
const lifetime = 60_000

/**
 * The text that was found for the same inputs in the same environment within the last minute, or what `find`
 * finds now, which is kept in a private file.
 */
export async function keptFor(
  host: Pick<Host, 'env' | 'now' | 'cwd'>,
  inputs: unknown,
  find: () => Promise<string>,
): Promise<string> {
  const { env } = host
  const login = Object.entries(env).filter(([name]) => name.startsWith('OS_') || name === 'XDG_CONFIG_HOME')
  const digest = createHash('sha256')
    .update(JSON.stringify([inputs, host.cwd(), login.sort()]))
    .digest('hex')
  const folder = env['XDG_CACHE_HOME'] || join(env['HOME'] ?? '', '.cache')
  const path = join(folder, 'magnum', 'names', digest)
  const kept = await freshText(path, host.now())
  if (kept !== undefined) return kept
  const text = await find()
  // Names that cannot be kept can be proposed all the same.
  await writePrivateFile(path, text).catch(() => undefined)
  return text
}

async function freshText(path: string, now: number): Promise<string | undefined> {
  try {
    const { mtimeMs } = await stat(path)
    return Math.abs(now - mtimeMs) < lifetime ? await readFile(path, 'utf8') : undefined
  } catch {
    return undefined
  }
}

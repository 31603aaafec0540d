import { isAbsolute, join } from 'node:path'

const bases = {
  config: ['XDG_CONFIG_HOME', '.config'],
  cache: ['XDG_CACHE_HOME', '.cache'],
  state: ['XDG_STATE_HOME', '.local/state'],
} as const

/**
 * The folder of the user's settings, caches or state, by the rules of the desktop (XDG Base Directory Specification,
 * which has relative paths ignored); undefined for a user without a home.
 */
export function userFolder(
  kind: keyof typeof bases,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const [variable, inHome] = bases[kind]
  const given = env[variable] ?? ''
  if (isAbsolute(given)) return join(given, 'magnum')
  const home = env['HOME'] ?? ''
  return isAbsolute(home) ? join(home, inHome, 'magnum') : undefined
}

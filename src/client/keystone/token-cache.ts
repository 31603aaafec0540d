import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { isObject, objectIn } from '../../foundation/json'
import { makeOwnFolder, ownFolder, readOwnFile } from '../../foundation/own-folder'
import type { Access } from './access'
import type { Settings } from './settings'
import { loginSettings } from './settings-table'

/** A store of named texts, shared by the processes of one user. */
export interface PrivateStore {
  read(name: string): string | undefined
  /** Replaces a text atomically. */
  write(name: string, text: string): Promise<void>
  remove(name: string): void
}

const irrelevant = new Set(loginSettings.filter(({ sameToken }) => sameToken).map(({ name }) => name))

/** The cached access of one login. If the store cannot be used, the user is warned and logs in. */
export function openTokenCache(
  store: PrivateStore,
  authType: string,
  settings: Settings,
  warn: (text: string) => void,
) {
  const name = cacheName(authType, settings)
  let usable = true
  const giveUp = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    if (usable) warn(`WARNING: the token could not be kept: ${reason}`)
    usable = false
  }
  const attempt = <T>(work: () => T): T | undefined => {
    try {
      return usable ? work() : undefined
    } catch (error) {
      giveUp(error)
      return undefined
    }
  }
  return {
    find: () => readAccess(attempt(() => store.read(name)) ?? ''),
    keep: async (access: Access) => attempt(() => store.write(name, writeAccess(access)))?.catch(giveUp),
    drop: () => attempt(() => store.remove(name)),
  }
}

/**
 * The cache key of a login: a digest of all its inputs, including secrets and scope. keystoneauth's `get_cache_id`
 * omits the system scope (identity/v3/base.py, `get_cache_id_elements`), which could return the wrong token.
 */
function cacheName(authType: string, settings: Settings): string {
  const inputs = [...settings]
    .filter(([name]) => !irrelevant.has(name))
    .map(([name, { value }]) => [name, value])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  // Loading node:crypto would take as long as the login that a cached token saves.
  return Buffer.from(sha256(Buffer.from(JSON.stringify([authType, inputs])))).toString('hex')
}

function writeAccess(access: Access): string {
  return JSON.stringify({ version: 1, access })
}

/** The access in a cached text; undefined for anything else, such as the format of another version. */
function readAccess(text: string): Access | undefined {
  const kept = objectIn(text)
  const access = kept?.['version'] === 1 ? kept['access'] : undefined
  return isAccess(access) ? access : undefined
}

function isAccess(value: unknown): value is Access {
  if (!isObject(value)) return false
  const { headers, expiresAt, clockSkew, roles, catalog } = value
  return (
    isObject(headers) &&
    Object.values(headers).every((header) => typeof header === 'string') &&
    typeof expiresAt === 'number' &&
    typeof clockSkew === 'number' &&
    Array.isArray(roles) &&
    Array.isArray(catalog) &&
    catalog.every(isService)
  )
}

function isService(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value['endpoints'])) return false
  return value['endpoints'].every(
    (each) => isObject(each) && typeof each['interface'] === 'string' && typeof each['url'] === 'string',
  )
}

/**
 * Stores tokens in a private folder, one file each: `$XDG_CACHE_HOME/magnum/<sha256>.json`. Every method throws a
 * MagnumError if other users can write to the folder.
 */
export function tokenStore(folder: string, home = ''): PrivateStore {
  return {
    read: (name) => readOwnFile(join(folder, fileName(name)), home),
    write: async (name, text) => {
      const { writePrivateFile } = await import('../../foundation/private-file')
      const own = makeOwnFolder(folder, home)
      await writePrivateFile(join(own, fileName(name)), text)
    },
    remove: (name) => {
      const own = ownFolder(folder, home)
      if (own !== undefined) rmSync(join(own, fileName(name)), { force: true })
    },
  }
}

const fileName = (name: string) => `${name}.json`

/**
 * Removes all cached tokens of the folder and returns their number.
 *
 * @throws MagnumError `failed` for a folder that other users can write to
 */
export function forgetTokens(folder: string, home = ''): number {
  const own = ownFolder(folder, home)
  if (own === undefined) return 0
  const names = readdirSync(own)
  const kept = names.filter((name) => /^[0-9a-f]{64}\.json$/.test(name))
  // Temporary files left behind by killed commands.
  const left = names.filter((name) => /^\.[0-9a-f]{64}\.json\..*\.tmp$/.test(name))
  for (const name of [...kept, ...left]) rmSync(join(own, name), { force: true })
  return kept.length
}

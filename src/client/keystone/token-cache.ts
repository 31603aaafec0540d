import { sha256 } from '@noble/hashes/sha2.js'
import { isObject, objectIn } from '../../foundation/json'
import type { Access } from './access'
import type { Settings } from './settings'
import { loginSettings } from './settings-table'

const irrelevant = new Set(loginSettings.filter(({ sameToken }) => sameToken).map(({ name }) => name))

/**
 * The name under which the access of a login is kept: a digest of every input of the login, secrets and scope
 * included, so that a change of any of them finds nothing. keystoneauth's `get_cache_id` leaves out the system
 * scope (identity/v3/base.py, `get_cache_id_elements`), which would hand out the wrong token.
 */
export function cacheName(authType: string, settings: Settings): string {
  const inputs = [...settings]
    .filter(([name]) => !irrelevant.has(name))
    .map(([name, { value }]) => [name, value])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1))
  // To load node:crypto would take as long as the request that a kept token spares.
  return Buffer.from(sha256(Buffer.from(JSON.stringify([authType, inputs])))).toString('hex')
}

/** The text to keep of an access. */
export function writeAccess(access: Access): string {
  return JSON.stringify({ version: 1, access })
}

/** The access in a kept text; undefined where it is anything else, such as the work of another version. */
export function readAccess(text: string): Access | undefined {
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

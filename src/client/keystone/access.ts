import { MagnumError } from '../../foundation/errors'
import { redactUrl } from '../http/redact'
import type { HttpResponse } from '../http/transport'
import { isObject, objectIn } from '../../foundation/json'

/** The result of a login: request headers and data about the token. */
export interface Access {
  headers: Readonly<Record<string, string>>
  /** Milliseconds since the epoch by Keystone's clock; undefined if it never expires. */
  expiresAt: number | undefined
  /** How far Keystone's clock is ahead of ours, in milliseconds. */
  clockSkew: number
  projectId: string | undefined
  projectName: string | undefined
  userId: string | undefined
  userName: string | undefined
  roles: readonly string[]
  /** Undefined without Keystone. */
  catalog: readonly CatalogService[] | undefined
}

export interface CatalogService {
  type: string
  name: string | undefined
  endpoints: readonly CatalogEndpoint[]
}

export interface CatalogEndpoint {
  interface: string
  region: string | undefined
  url: string
}

/** An access without Keystone, which consists only of headers. */
export function accessWithout(headers: Readonly<Record<string, string>>): Access {
  return {
    headers,
    expiresAt: undefined,
    clockSkew: 0,
    projectId: undefined,
    projectName: undefined,
    userId: undefined,
    userName: undefined,
    roles: [],
    catalog: undefined,
  }
}

/**
 * Parses Keystone's response to a login.
 *
 * @param now milliseconds since the epoch by our clock
 * @throws MagnumError `failed` if it is not a response of Keystone
 */
export function accessFromResponse(response: HttpResponse, now: number): Access {
  const token = response.headers['x-subject-token']
  const body = tokenOf(response.body)
  if (!token || !body) {
    throw new MagnumError('failed', `This is not the answer of a Keystone: ${redactUrl(response.url)}`, {
      hint: 'Check the auth URL: it is the one of Keystone, and mostly ends in /v3.',
    })
  }
  const date = instant(response.headers['date'])
  const project = object(body['project'])
  const user = object(body['user'])
  return {
    headers: { 'X-Auth-Token': token },
    expiresAt: instant(string(body['expires_at'])),
    clockSkew: date === undefined ? 0 : date - now,
    projectId: string(project['id']),
    projectName: string(project['name']),
    userId: string(user['id']),
    userName: string(user['name']),
    roles: list(body['roles']).flatMap((role) => string(object(role)['name']) ?? []),
    catalog: list(body['catalog']).map(readService),
  }
}

function tokenOf(body: string): Record<string, unknown> | undefined {
  const token = objectIn(body)?.['token']
  return isObject(token) ? token : undefined
}

/** Milliseconds since the epoch; undefined for an invalid date, or one beyond the four digits of ISO 8601. */
function instant(text: string | undefined): number | undefined {
  const milliseconds = Date.parse(text ?? '')
  return Math.abs(milliseconds) <= latest ? milliseconds : undefined
}

const latest = Date.parse('9999-12-31T23:59:59Z')

function readService(entry: unknown): CatalogService {
  const service = object(entry)
  return {
    type: string(service['type']) ?? '',
    name: string(service['name']),
    endpoints: list(service['endpoints']).flatMap((item) => {
      const endpoint = object(item)
      const url = string(endpoint['url'])
      if (!url) return []
      const region = string(endpoint['region_id']) ?? string(endpoint['region'])
      return { interface: string(endpoint['interface']) ?? '', region, url }
    }),
  }
}

function object(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {}
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}

function string(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

import { MagnumError } from '../../foundation/errors'
import { parseJson } from '../../foundation/exact-json'
import type { HttpResponse } from './messages'
import { Float, isObject, type Row } from '../../foundation/json'

type Kind = 'text' | 'number' | 'boolean' | 'object' | 'list'

/**
 * The types of the attributes that this client uses; each may be null or missing. All other attributes are only shown.
 */
export type Shape<T> = { readonly [K in keyof T]?: Kind }

/** How to recognise a resource. */
export interface Model<T> {
  /** With its article, for messages: `a cluster`. */
  what: string
  shape: Shape<T>
  /** Required attributes. */
  required: readonly (keyof T & string)[]
}

/** The model of a resource that is only shown, with any attributes. */
export function unchecked({ what }: Pick<Model<unknown>, 'what'>): Model<object> {
  return { what, shape: {}, required: [] }
}

/**
 * Returns the resource in a response body, or under `key` in it. Throws `MagnumError('failed')` for anything else.
 */
export function readResource<T>(response: HttpResponse, model: Model<T>, key?: string): Row & T {
  const body = parse(response, model.what)
  const value = key !== undefined && isObject(body) ? body[key] : body
  if (!isSomething(value)) throw unexpected(model.what)
  return checker(model)(value)
}

/** One page of a list: its resources and the query of the next page, if there is one. */
export function readPage<T>(response: HttpResponse, collection: string, model: Model<T>) {
  const what = `a list of ${collection}`
  const page = parse(response, what)
  const found = isObject(page) ? page[collection] : undefined
  if (!isObject(page) || found === undefined) throw unexpected(what)
  const rows: readonly unknown[] = Array.isArray(found) ? found : [found]
  return {
    rows: rows.filter(isSomething).map(checker(model)),
    next: nextQuery(page['next']),
  }
}

/** The range of API versions that a service reports in the headers of its responses; undefined if it does not. */
export function apiVersions(headers: HttpResponse['headers']) {
  const version = (name: string) =>
    headers[name]
      ?.trim()
      .split(' ')
      .find((word) => /^\d+\.\d+$/.test(word))
  return {
    minimum: version('openstack-api-minimum-version'),
    maximum: version('openstack-api-maximum-version'),
  }
}

/** Whether a value is a non-empty object; others are left out of lists. */
function isSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value)
  // Lists have hundreds of thousands of rows, so avoid Object.keys.
  for (const key in value) if (Object.hasOwn(value, key)) return true
  return value instanceof Float
}

/** Uses only the query of a `next` link: behind a proxy its host and path often differ from the endpoint. */
function nextQuery(link: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof link !== 'string' || link === '' || !URL.canParse(link, 'http://localhost')) return undefined
  return Object.fromEntries(new URL(link, 'http://localhost').searchParams)
}

function parse(response: HttpResponse, what: string): unknown {
  try {
    // Strip a byte order mark.
    return parseJson(response.body.replace(/^\ufeff/, ''))
  } catch (error) {
    throw unexpected(what, error)
  }
}

/** Returns the value if it is such a resource, otherwise throws. */
function checker<T>({ what, shape, required }: Model<T>): (value: unknown) => Row & T {
  const kinds = Object.entries<Kind | undefined>(shape)
  const fits = (value: unknown): value is Row & T => {
    if (!isObject(value)) return false
    for (const name of required) if (value[name] === undefined || value[name] === null) return false
    for (const [name, kind] of kinds) if (kind !== undefined && !isKind(value[name], kind)) return false
    return true
  }
  return (value) => {
    if (fits(value)) return value
    throw unexpected(what)
  }
}

function isKind(value: unknown, kind: Kind): boolean {
  if (value === undefined || value === null) return true
  if (kind === 'object') return isObject(value)
  if (kind === 'list') return Array.isArray(value)
  return typeof value === (kind === 'text' ? 'string' : kind)
}

function unexpected(what: string, cause?: unknown): MagnumError {
  return new MagnumError('failed', `The service answered with something that is not ${what}`, {
    cause,
    hint: 'Check the endpoint of the service (--os-endpoint-override), or see the answer with --debug.',
  })
}

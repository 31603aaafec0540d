import { MagnumError } from '../../foundation/errors'
import { parseJson } from '../../foundation/exact-json'
import type { HttpResponse } from './messages'
import { Float, isObject, type Row } from '../../foundation/json'

type Kind = 'text' | 'number' | 'boolean' | 'object' | 'list'

/**
 * The attributes of a resource that this client acts on, with their types; each may be null or missing. The
 * others are only shown, whatever they are.
 */
export type Shape<T> = { readonly [K in keyof T]?: Kind }

/** How a resource is told from other JSON. */
export interface Model<T> {
  /** With its article, for messages: `a cluster`. */
  what: string
  shape: Shape<T>
  /** Attributes without which it is no such resource. */
  required: readonly (keyof T & string)[]
}

/** The model of a resource that is only shown: whatever its attributes are, or lack, they are taken as they come. */
export function unchecked({ what }: Pick<Model<unknown>, 'what'>): Model<object> {
  return { what, shape: {}, required: [] }
}

/**
 * The resource that an answer's body is, or that the body has under `key`. Throws `MagnumError('failed')` where it is
 * anything else.
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

/** Whether there is anything in a value: what has nothing in it is no resource, and is left out of lists. */
function isSomething(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value)
  // Lists have hundreds of thousands of rows: none of them has its keys collected.
  for (const key in value) if (Object.hasOwn(value, key)) return true
  return value instanceof Float
}

/** Only the query of a `next` link counts: behind a proxy its host and path are often not those of the endpoint. */
function nextQuery(link: unknown): Readonly<Record<string, string>> | undefined {
  if (typeof link !== 'string' || link === '' || !URL.canParse(link, 'http://localhost')) return undefined
  return Object.fromEntries(new URL(link, 'http://localhost').searchParams)
}

function parse(response: HttpResponse, what: string): unknown {
  try {
    // A byte order mark is no part of a text.
    return parseJson(response.body.replace(/^\ufeff/, ''))
  } catch (error) {
    throw unexpected(what, error)
  }
}

/** Gives a value back if it is such a resource, and throws if it is not. */
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

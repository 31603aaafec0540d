import { MagnumError } from '../errors'
import { parseJson } from '../exact-json'
import type { HttpResponse } from '../http/transport'
import { isObject, type Row } from '../json'

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

/** The resource that an answer's body is. Throws `MagnumError('failed')` where it is anything else. */
export function readResource<T>(response: HttpResponse, model: Model<T>): Row & T {
  return checked(parse(response, model.what), model)
}

/** One page of a list: its resources and the query of the next page, if there is one. */
export function readPage<T>(response: HttpResponse, collection: string, model: Model<T>) {
  const what = `a list of ${collection}`
  const page = parse(response, what)
  const found = isObject(page) ? page[collection] : undefined
  if (!isObject(page) || found === undefined) throw unexpected(what)
  const rows: readonly unknown[] = Array.isArray(found) ? found : [found]
  return {
    rows: rows.filter(isSomething).map((row) => checked(row, model)),
    next: nextQuery(page['next']),
  }
}

/** Whether there is anything in a value: what has nothing in it is no resource, and is left out of lists. */
function isSomething(value: unknown): boolean {
  return isObject(value) || Array.isArray(value) ? Object.keys(value).length > 0 : Boolean(value)
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

function checked<T>(value: unknown, model: Model<T>): Row & T {
  if (fits(value, model)) return value
  throw unexpected(model.what)
}

function fits<T>(value: unknown, { shape, required }: Model<T>): value is Row & T {
  if (!isObject(value) || !isSomething(value)) return false
  if (required.some((name) => value[name] === undefined || value[name] === null)) return false
  return Object.entries<Kind | undefined>(shape).every(
    ([name, kind]) => kind === undefined || isKind(value[name], kind),
  )
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

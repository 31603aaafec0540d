import { pythonRepr } from '../../foundation/python'
import { Refusal } from '../server/requests'
import type { JsonObject } from '../json'
import { invalid, isInteger, isUuid } from './attributes'
import type { Call } from './call'

/** Magnum's `api.max_limit`: maximum and default size of a page. */
const MAX_LIMIT = 1000

interface Listed {
  id: number
  uuid?: string
}

export interface Collection<T extends Listed> {
  /** Key of the list in the response. */
  name: string
  /** Path relative to `/v1/`, for the link to the next page. */
  path: string
  items: readonly T[]
  render: (item: T) => JsonObject
  /** Sort keys that are columns of Magnum's tables, but not attributes of the resource here. */
  columns?: readonly string[]
  /** Additional query arguments of the list. */
  filters?: readonly string[]
  notFound: (marker: string) => Refusal
}

/** A page of a list, selected by the query arguments `marker`, `limit`, `sort_key` and `sort_dir`. */
export function page<T extends Listed>(call: Call, collection: Collection<T>): JsonObject {
  const query = argumentsOf(call, collection)
  const sorted = sort(collection, query.sortKey, query.sortDir)
  const start = query.marker === undefined ? 0 : positionAfter(sorted, query.marker, collection)
  const items = sorted.slice(start, start + query.limit)
  const last = items.at(-1)
  const more = last && items.length === query.limit
  return {
    [collection.name]: items.map(collection.render),
    ...(more && {
      next: `${call.request.origin}/v1/${collection.path}?sort_key=${query.sortKey}&sort_dir=${query.sortDir}&limit=${query.limit}&marker=${last.uuid ?? last.id}`,
    }),
  }
}

function argumentsOf<T extends Listed>({ request: { query } }: Call, collection: Collection<T>) {
  const known = ['marker', 'limit', 'sort_key', 'sort_dir', ...(collection.filters ?? [])]
  checkArguments(query, known)
  const limit = query.get('limit')
  const marker = query.get('marker') ?? undefined
  const sortDir = query.get('sort_dir') ?? 'asc'
  if (limit !== null && !isInteger(limit)) {
    throw invalid(
      'limit',
      limit,
      `unable to convert to int. Error: invalid literal for int() with base 10: ${pythonRepr(limit)}`,
    )
  }
  if (limit !== null && Number(limit) <= 0) throw new Refusal(400, 'Limit must be positive')
  if (sortDir !== 'asc' && sortDir !== 'desc') {
    throw new Refusal(400, `Invalid sort direction: ${sortDir}. Acceptable values are 'asc' or 'desc'`)
  }
  return {
    limit: Math.min(limit === null ? MAX_LIMIT : Number(limit), MAX_LIMIT),
    marker,
    sortKey: query.get('sort_key') ?? 'id',
    sortDir,
  }
}

/** Refuses unknown query arguments, like WSME. */
export function checkArguments(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Refusal(400, `Unknown argument: "${unknown}"`)
}

function sort<T extends Listed>({ items, columns = [] }: Collection<T>, key: string, direction: string): T[] {
  const byId = [...items].sort((a, b) => a.id - b.id)
  const isColumn = columns.includes(key) || byId.some((item) => Object.hasOwn(item, key))
  if (!isColumn && (byId.length > 0 || key !== 'id')) {
    throw new Refusal(400, `The sort_key value "${key}" is an invalid field for sorting`)
  }
  const valueOf = (item: T) => (item as Record<string, unknown>)[key] ?? ''
  const sorted = byId.sort((a, b) => compare(valueOf(a), valueOf(b)))
  return direction === 'desc' ? sorted.reverse() : sorted
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  const [left, right] = [String(a), String(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function positionAfter<T extends Listed>(sorted: readonly T[], marker: string, collection: Collection<T>) {
  const byUuid = collection.items.every((item) => item.uuid !== undefined)
  if (byUuid && !isUuid(marker)) {
    throw invalid(
      'marker',
      marker,
      `unable to convert to uuid. Error: Expected a uuid but received ${marker}.`,
    )
  }
  const at = sorted.findIndex((item) => String(item.uuid ?? item.id) === marker)
  if (at < 0) throw collection.notFound(marker)
  return at + 1
}

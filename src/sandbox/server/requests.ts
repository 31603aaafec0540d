import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../json'

export interface Request {
  method: string
  /** The path without the query, still percent-encoded. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  /** `http://127.0.0.1:<port>`, the base of links in responses. */
  origin: string
}

export interface Reply {
  status: number
  headers?: Readonly<Record<string, string>>
  /** A string is sent as plain text, other values as JSON; undefined sends no body. */
  body?: Json
}

export type Handler = (request: Request) => Promise<Reply> | Reply

/** An error response, to which each service gives its own body format. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}

/** A method of a path. Segments that start with a colon match any value: `/v1/clusters/:cluster`. */
export interface Route<Handle> {
  method: string
  path: string
  handle: Handle
}

interface Match<R> {
  route: R
  params: Readonly<Record<string, string>>
}

/**
 * The routes of a path in the table's order, for any method. Empty segments are ignored: `/v1//x/` is `/v1/x`. An
 * encoded slash separates segments too, because Python's WSGI passes decoded paths.
 */
export function routesOf<R extends { path: string }>(routes: readonly R[], path: string): Match<R>[] {
  const segments = split(decodePath(path))
  return routes.flatMap((route) => {
    const params = matchSegments(split(route.path), segments)
    return params ? [{ route, params }] : []
  })
}

const split = (path: string) => path.split('/').filter((segment) => segment !== '')

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function matchSegments(pattern: readonly string[], segments: readonly string[]) {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}

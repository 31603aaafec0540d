import type { IncomingHttpHeaders } from 'node:http'
import type { Json } from '../json'

export interface Request {
  method: string
  /** The path without its query, still escaped. */
  path: string
  query: URLSearchParams
  headers: IncomingHttpHeaders
  body: Buffer
  /** `http://127.0.0.1:<port>`: what links in answers begin with. */
  origin: string
}

export interface Reply {
  status: number
  headers?: Readonly<Record<string, string>>
  /** JSON, or plain text where it is a string; undefined sends no body. */
  body?: Json
}

export type Handler = (request: Request) => Promise<Reply> | Reply

/** An error response. The service gives it the body of its own errors. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly reason: string,
  ) {
    super(reason)
  }
}

/** One method of one path. Segments that begin with a colon take any value: `/v1/clusters/:cluster`. */
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
 * The routes of a path in the table's order, whatever their method. Empty segments do not count: `/v1//x/` is
 * `/v1/x`. An escaped slash parts segments like any other, for Python's WSGI hands paths on unescaped.
 */
export function routesOf<R extends { path: string }>(routes: readonly R[], path: string): Match<R>[] {
  const segments = split(unescapePath(path))
  return routes.flatMap((route) => {
    const params = matchSegments(split(route.path), segments)
    return params ? [{ route, params }] : []
  })
}

const split = (path: string) => path.split('/').filter((segment) => segment !== '')

function unescapePath(path: string): string {
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

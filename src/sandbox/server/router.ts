/** One method of one path. Segments that begin with a colon take any value: `/v1/clusters/:cluster`. */
export interface Route<Handle> {
  method: string
  path: string
  handle: Handle
}

export interface Match<R> {
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

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

/** The routes of a path in the table's order, whatever their method. Empty segments do not count: `/v1//x/` is `/v1/x`. */
export function routesOf<R extends { path: string }>(routes: readonly R[], path: string): Match<R>[] {
  const segments = split(path).map(decode)
  if (segments.includes(undefined)) return []
  return routes.flatMap((route) => {
    const params = matchSegments(split(route.path), segments)
    return params ? [{ route, params }] : []
  })
}

const split = (path: string) => path.split('/').filter((segment) => segment !== '')

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function matchSegments(pattern: readonly string[], segments: readonly (string | undefined)[]) {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}

import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml'

/**
 * The value of a node as kubectl reads it (gopkg.in/yaml.v2, decode.go): aliases and merge keys are resolved, the last
 * of duplicate keys counts, and a merge key overrides the pairs before it. Timestamps and digits with colons are text.
 *
 * @throws Error with a one-line message, if an alias is undefined or refers to itself
 */
export function readValue(node: unknown, document: Document): unknown {
  const known = new Map<Node, unknown>()
  const reading = new Set<Node>()
  const read = (given: unknown): unknown => {
    const target = resolveAlias(given, document)
    if (!isMap(target) && !isSeq(target)) return scalarValue(target)
    if (known.has(target)) return known.get(target)
    if (reading.has(target)) throw new Error('an alias refers to a node that contains it')
    reading.add(target)
    const value: unknown = isSeq(target)
      ? target.items.map(read)
      : Object.fromEntries([...pairsOf(target, document)].map(([key, each]) => [key, read(each)]))
    reading.delete(target)
    known.set(target, value)
    return value
  }
  return read(node)
}

/** The values of a map by key, including those of merge keys. */
export function pairsOf(map: YAMLMap, document: Document, depth = 0): Map<string, unknown> {
  if (depth > 100) throw new Error('merge keys are nested too deeply')
  const pairs = new Map<string, unknown>()
  for (const pair of map.items) {
    if (!isMergeKey(pair)) {
      pairs.set(keyOf(pair), pair.value)
      continue
    }
    const merged = resolveAlias(pair.value, document)
    // Of several sources, the first takes precedence.
    const sources = isSeq(merged) ? [...merged.items].reverse() : [merged]
    for (const source of sources.map((each) => resolveAlias(each, document))) {
      if (!isMap(source)) throw new Error('the value of a merge key (<<) is not a map')
      for (const [key, value] of pairsOf(source, document, depth + 1)) pairs.set(key, value)
    }
  }
  return pairs
}

export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(scalarValue(key)) : String(key)
}

export function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && key.srcToken?.type === 'scalar' && key.srcToken.source === '<<'
}

/** The node that an alias refers to; any other node itself. */
export function resolveAlias(node: unknown, document: Document): unknown {
  if (!isAlias(node)) return node
  const target = node.resolve(document)
  if (!target) throw new Error(`the alias *${node.source} is undefined`)
  return target
}

function scalarValue(node: unknown): unknown {
  if (!isScalar(node)) return null
  const { value, source } = node
  const isText = value instanceof Date || (typeof value === 'number' && source?.includes(':'))
  return isText ? source : value
}

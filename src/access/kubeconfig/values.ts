import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
} from 'yaml'

/** The node that each alias refers to, in the order of the document. */
export type Targets = ReadonlyMap<Alias, Node>

export function targetsOf(document: Document): Targets {
  const anchored = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  visit(document, {
    Node(_key, node) {
      const target = isAlias(node) && anchored.get(node.source)
      if (target) targets.set(node, target)
      if (node.anchor !== undefined) anchored.set(node.anchor, node)
    },
  })
  return targets
}

/** Of a kubeconfig, with those of an alias counted each time. kubectl refuses "excessive aliasing" too. */
const mostValues = 200_000

/**
 * The value of a node as kubectl reads it (gopkg.in/yaml.v2, decode.go): aliases and merge keys are resolved, the last
 * of duplicate keys counts, and a merge key overrides the pairs before it. Timestamps and digits with colons are text.
 *
 * @throws Error with a one-line message, if an alias is undefined or refers to itself, or aliases expand to too much
 */
export function readValue(node: unknown, targets: Targets): unknown {
  const known = new Map<Node, { value: unknown; size: number }>()
  const reading = new Set<Node>()
  const maps: KnownMaps = new Map()
  let size = 0
  const grow = (by: number) => {
    size += by
    requireFew(size)
  }
  const read = (given: unknown): unknown => {
    const target = resolveAlias(given, targets)
    const former = isMap(target) || isSeq(target) ? known.get(target) : undefined
    grow(former?.size ?? 1)
    if (former) return former.value
    if (!isMap(target) && !isSeq(target)) return scalarValue(target)
    if (reading.has(target)) throw new Error('an alias refers to a node that contains it')
    reading.add(target)
    const before = size
    const value: unknown = isSeq(target)
      ? target.items.map(read)
      : Object.fromEntries([...pairsOf(target, targets, maps)].map(([key, each]) => [key, read(each)]))
    reading.delete(target)
    known.set(target, { value, size: size - before + 1 })
    return value
  }
  return read(node)
}

function requireFew(values: number): void {
  if (values > mostValues) throw new Error(`its aliases expand to more than ${mostValues} values`)
}

/** The pairs of maps, so that each is read once; undefined for one that is being read. */
type KnownMaps = Map<YAMLMap, ReadonlyMap<string, unknown> | undefined>

/** The values of a map by key, including those of merge keys. */
export function pairsOf(
  map: YAMLMap,
  targets: Targets,
  known: KnownMaps = new Map(),
): ReadonlyMap<string, unknown> {
  const former = known.get(map)
  if (former) return former
  if (known.has(map)) throw new Error('a merge key (<<) refers to a map that contains it')
  known.set(map, undefined)
  const pairs = new Map<string, unknown>()
  let inherited = 0
  for (const pair of map.items) {
    if (!isMergeKey(pair)) {
      pairs.set(keyOf(pair), pair.value)
      continue
    }
    const merged = resolveAlias(pair.value, targets)
    // Of several sources, the first takes precedence.
    const sources = isSeq(merged) ? [...merged.items].reverse() : [merged]
    for (const source of sources.map((each) => resolveAlias(each, targets))) {
      if (!isMap(source)) throw new Error('the value of a merge key (<<) is not a map')
      const others = pairsOf(source, targets, known)
      inherited += others.size
      requireFew(inherited)
      for (const [key, value] of others) pairs.set(key, value)
    }
  }
  known.set(map, pairs)
  return pairs
}

export function keyOf({ key }: Pair): string {
  return isScalar(key) ? String(scalarValue(key)) : String(key)
}

export function isMergeKey({ key }: Pair): boolean {
  return isScalar(key) && key.srcToken?.type === 'scalar' && key.srcToken.source === '<<'
}

/** The node that an alias refers to; any other node itself. */
export function resolveAlias(node: unknown, targets: Targets): unknown {
  if (!isAlias(node)) return node
  const target = targets.get(node)
  if (!target) throw new Error(`the alias *${node.source} is undefined`)
  return target
}

function scalarValue(node: unknown): unknown {
  if (!isScalar(node)) return null
  const { value, source } = node
  const isText = value instanceof Date || (typeof value === 'number' && source?.includes(':'))
  return isText ? source : value
}

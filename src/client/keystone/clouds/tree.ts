import { type Alias, isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, type YAMLMap } from 'yaml'
import { parseYaml } from '../../../foundation/yaml'

/** A value in a configuration file, with its line. */
export interface Node {
  line: number
  value: string | undefined | readonly Node[] | Mapping
}

export type Mapping = ReadonlyMap<string, Node>

/** State of the conversion of one text. */
interface Source {
  lines: LineCounter
  /** The latest node of each anchor. */
  anchors: Map<string, ParsedNode>
  /** Anchored nodes are converted once, so that nested aliases take linear time. */
  converted: Map<ParsedNode, Node>
  /** Called for duplicate keys in a mapping. */
  onDoubled: (key: string, line: number) => void
}

/** Characters that PyYAML rejects (reader.py, NON_PRINTABLE). */
// eslint-disable-next-line no-control-regex -- matches control characters
const unprintable = /[\0-\x08\v\f\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/**
 * Parses YAML 1.1 like PyYAML, or JSON. Numbers are kept as written: a password `0123` is not an octal number. The last
 * of duplicate keys counts.
 *
 * @throws Error with a one-line message with the position
 */
export function parseTree(text: string, onDoubled: Source['onDoubled'] = () => undefined): Node {
  const lines = new LineCounter()
  const document = parseYaml(text, lines)
  const source: Source = { lines, anchors: new Map(), converted: new Map(), onDoubled }
  const [error] = document.errors
  // The parser's message may quote the text, which may be a password.
  if (error) throw problem(error.code.toLowerCase().replaceAll('_', ' '), error.pos[0], source)
  const position = text.search(unprintable)
  if (position >= 0) throw problem('control character', position, source)
  return convert(document.contents, source)
}

function problem(what: string, position: number, { lines }: Source): Error {
  const { line, col } = lines.linePos(position)
  return new Error(`${what} at line ${line}, column ${col}`)
}

export function isMapping(value: Node['value']): value is Mapping {
  return value instanceof Map
}

/** The mapping under a key; empty if missing. */
export function mappingAt(node: Node | undefined, key: string): Mapping {
  const value = isMapping(node?.value) ? node.value.get(key)?.value : undefined
  return isMapping(value) ? value : new Map<string, Node>()
}

function convert(item: ParsedNode | null, source: Source): Node {
  if (item === null) return { line: 0, value: undefined }
  const start = item.range[0]
  if (isAlias(item)) {
    const target = source.anchors.get(item.source)
    const node = target && source.converted.get(target)
    if (node) return node
    const what = target ? 'alias of a value that contains it' : 'undefined alias'
    throw problem(what, start, source)
  }
  if (item.anchor !== undefined) source.anchors.set(item.anchor, item)
  const node = { line: source.lines.linePos(start).line, value: valueOf(item, source) }
  if (item.anchor !== undefined) source.converted.set(item, node)
  return node
}

function valueOf(item: Exclude<ParsedNode, Alias>, source: Source): Node['value'] {
  if (isMap(item)) return mapping(item.items, source)
  if (isSeq(item)) return item.items.map((entry) => convert(entry, source))
  return scalar(item.value, item.source)
}

function mapping(pairs: YAMLMap.Parsed['items'], source: Source): Mapping {
  const own = new Map<string, Node>()
  const merged = new Map<string, Node>()
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? key.source : String(key)
    const node = convert(value, source)
    if (own.has(name)) source.onDoubled(name, node.line)
    if (name !== '<<') own.set(name, node)
    else for (const [inner, entry] of mergedBy(node, value ?? key, source)) merged.set(inner, entry)
  }
  return new Map([...merged, ...own])
}

/** The entries merged by `<<: *base` or `<<: [*one, *two]`; earlier ones win. */
function mergedBy({ value }: Node, item: ParsedNode, source: Source): (readonly [string, Node])[] {
  const nodes: readonly Node['value'][] = isList(value) ? value.map((each) => each.value) : [value]
  return [...nodes].reverse().flatMap((each) => {
    if (isMapping(each)) return [...each]
    throw problem('merge key (<<) without a mapping', item.range[0], source)
  })
}

function isList(value: Node['value']): value is readonly Node[] {
  return Array.isArray(value)
}

function scalar(value: unknown, source: string | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return value === null ? undefined : source
}

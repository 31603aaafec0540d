import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Pair, parseDocument } from 'yaml'

/** A value of a configuration file with the line that it stands on. */
export interface Node {
  line: number
  value: string | undefined | readonly Node[] | Mapping
}

export type Mapping = ReadonlyMap<string, Node>

/** A text that is read, and where it was. */
interface Source {
  document: Document
  lines: LineCounter
  /** Is told of keys that stand twice in one mapping. */
  onDoubled: (key: string, line: number) => void
}

/**
 * Reads YAML as PyYAML does, version 1.1, or JSON. Numbers stay as they are written: a password `0123` is no
 * octal number. Of a key that stands twice the last one counts.
 *
 * @throws Error with one line on what is wrong and where
 */
export function parseTree(text: string, onDoubled: Source['onDoubled'] = () => undefined): Node {
  const lines = new LineCounter()
  const document = parseDocument(text, { version: '1.1', lineCounter: lines, uniqueKeys: false })
  const [error] = document.errors
  if (error) {
    const { line, col } = lines.linePos(error.pos[0])
    // Its own message may quote what stands there, which may be a password.
    throw new Error(`${error.code.toLowerCase().replaceAll('_', ' ')} at line ${line}, column ${col}`)
  }
  return convert(document.contents, { document, lines, onDoubled })
}

export function isMapping(value: Node['value']): value is Mapping {
  return value instanceof Map
}

/** The mapping under a key; an empty one where there is none. */
export function mappingAt(node: Node | undefined, key: string): Mapping {
  const value = isMapping(node?.value) ? node.value.get(key)?.value : undefined
  return isMapping(value) ? value : new Map<string, Node>()
}

function convert(item: unknown, source: Source): Node {
  const { document, lines } = source
  if (isAlias(item)) return convert(item.resolve(document), source)
  const start = isMap(item) || isSeq(item) || isScalar(item) ? item.range?.[0] : undefined
  const line = start === undefined ? 0 : lines.linePos(start).line
  if (isMap(item)) return { line, value: mapping(item.items, source) }
  if (isSeq(item)) return { line, value: item.items.map((entry) => convert(entry, source)) }
  return { line, value: isScalar(item) ? scalar(item.value, item.source) : undefined }
}

function mapping(pairs: readonly Pair[], source: Source): Mapping {
  const own = new Map<string, Node>()
  const merged = new Map<string, Node>()
  for (const { key, value } of pairs) {
    const name = isScalar(key) ? String(key.source ?? key.value) : String(key)
    const node = convert(value, source)
    if (own.has(name)) source.onDoubled(name, node.line)
    if (name === '<<') spread(node).forEach((entry, inner) => merged.set(inner, entry))
    else own.set(name, node)
  }
  return new Map([...merged, ...own])
}

/** The entries that `<<: *base` or `<<: [*one, *two]` brings in; the earlier of several wins. */
function spread({ value }: Node): Mapping {
  if (isMapping(value)) return value
  if (!Array.isArray(value)) return new Map<string, Node>()
  const sources: readonly Node[] = value
  return new Map([...sources].reverse().flatMap((source) => [...spread(source)]))
}

function scalar(value: unknown, source: string | undefined): string | undefined {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return String(value)
  return value === null ? undefined : source
}

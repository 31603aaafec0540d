import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml'
import type { Change, Renewal } from './change'
import { contentKeys, type ListName, writtenItem } from './entry'
import type { Kubeconfig } from './parse'
import { renderJson } from './render'
import { cannotEdit, type Edit } from './text-edits'
import { isMergeKey, pairsOf, readValue, resolveAlias } from './values'

/** Whether a node has aliases and therefore cannot be edited in place. */
export function hasAliases(node: Node, document: Document): boolean {
  const { anchor } = node
  if (anchor === undefined) return false
  let found = false
  visit(document, {
    Alias(_key, { source }) {
      found ||= source === anchor
      return found ? visit.BREAK : undefined
    },
  })
  return found
}

/**
 * Additional edits if removed text contains anchors: the first remaining alias of each is replaced by the anchored
 * node.
 */
export function moveAnchors(document: Document, edits: readonly Edit[]): Edit[] {
  const isRemoved = ({ range }: Node) =>
    range != null && edits.some(({ start, end }) => start <= range[0] && range[0] < end)
  const moved = new Set<Node>()
  const write = (alias: Alias): string => {
    const target = alias.resolve(document)
    if (!target || moved.has(target) || !isRemoved(target)) return `*${alias.source} `
    moved.add(target)
    return flowText(target, document, write)
  }
  const moves: Edit[] = []
  visit(document, {
    Alias(_key, alias) {
      const { range } = alias
      if (!range || isRemoved(alias)) return
      const text = write(alias)
      if (!text.startsWith('*')) moves.push({ start: range[0], end: range[1], text })
    },
  })
  return moves
}

/** The renewed content of an item that uses aliases or merge keys, with those expanded. */
export function expandContent(document: Document, node: unknown, { content, whole }: Renewal): string {
  const former = resolveAlias(node, document)
  const pairs = isMap(former) && !whole ? [...pairsOf(former, document)] : []
  const kept = pairs.flatMap(([key, value]) =>
    key in content ? [] : [`${renderJson(key)}: ${expand(document, value)}`],
  )
  const given = Object.entries(content).flatMap(([key, value]) =>
    value === undefined ? [] : [`${renderJson(key)}: ${renderJson(value)}`],
  )
  return `{${[...kept, ...given].join(', ')}}`
}

/** A list that is an alias, expanded and with its changes. */
export function expandList(
  { document, items }: Kubeconfig,
  list: ListName,
  node: unknown,
  change: Change,
): string {
  const seq = resolveAlias(node, document)
  const nodes = isSeq(seq) ? seq.items : []
  const kept = [...items[list].values()].flatMap(({ name, index }) => {
    const isThis = (each: { list: ListName; name: string }) => each.list === list && each.name === name
    if (change.remove.some(isThis)) return []
    const renewal = change.renew.find(isThis)
    if (!renewal) return [expand(document, nodes[index])]
    const item = resolveAlias(nodes[index], document)
    const key = contentKeys[list]
    const content = isMap(item) ? pairsOf(item, document).get(key) : undefined
    return [`{"name": ${renderJson(name)}, "${key}": ${expandContent(document, content, renewal)}}`]
  })
  return `[${[...kept, ...change.add[list].map((item) => renderJson(writtenItem(list, item)))].join(', ')}]`
}

/** A node on one line, with its aliases expanded. */
function expand(document: Document, node: unknown): string {
  return flowText(resolveAlias(node, document), document, (alias) => expand(document, alias))
}

/** A plain scalar with the same meaning in flow style. */
const plainAnywhere = /^[\w./@+-]+(?::[\w./@+-]+)*$/

/**
 * Writes a node with its anchors on one line, for another place in the same document. Plain scalars keep their
 * spelling: kubectl decides what `1e3` or `2019-01-29` means.
 *
 * @param writeAlias writes the aliases in the node
 */
function flowText(node: unknown, document: Document, writeAlias: (alias: Alias) => string): string {
  const write = (each: unknown): string => flowText(each, document, writeAlias)
  if (isAlias(node)) return writeAlias(node)
  if (!isNode(node)) return 'null'
  const anchor = node.anchor !== undefined ? `&${node.anchor} ` : ''
  if (isMap(node)) {
    const pairs = node.items.map(
      (pair) => `${isMergeKey(pair) ? '<<' : write(pair.key)}: ${write(pair.value)}`,
    )
    return `${anchor}{${pairs.join(', ')}}`
  }
  if (isSeq(node)) return `${anchor}[${node.items.map(write).join(', ')}]`
  return anchor + scalarText(node, document)
}

function scalarText(node: unknown, document: Document): string {
  if (!isScalar(node)) throw cannotEdit()
  const { srcToken, tag } = node
  if (!tag && srcToken?.type === 'scalar' && plainAnywhere.test(srcToken.source)) return srcToken.source
  const value = readValue(node, document)
  if (typeof value === 'object' && value !== null) throw cannotEdit()
  return JSON.stringify(value)
}

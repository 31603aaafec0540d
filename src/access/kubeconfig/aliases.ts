import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import type { Change, Renewal } from './change'
import { contentKeys, type ListName, writtenItem } from './entry'
import type { Kubeconfig } from './parse'
import { renderJson } from './render'
import { cannotEdit, type Edit } from './text-edits'
import { isMergeKey, pairsOf, readValue, resolveAlias, type Targets } from './values'

/** Whether a node has aliases and therefore cannot be edited in place. */
export function hasAliases(node: Node, targets: Targets): boolean {
  return node.anchor !== undefined && [...targets.values()].includes(node)
}

/**
 * Additional edits if removed text contains anchors: the first remaining alias of each is replaced by the anchored
 * node.
 */
export function moveAnchors(targets: Targets, edits: readonly Edit[]): Edit[] {
  const isRemoved = ({ range }: Node) =>
    range != null && edits.some(({ start, end }) => start <= range[0] && range[0] < end)
  const moved = new Set<Node>()
  const write = (alias: Alias): string => {
    const target = targets.get(alias)
    if (!target || moved.has(target) || !isRemoved(target)) return `*${alias.source} `
    moved.add(target)
    return flowText(target, targets, write)
  }
  const moves: Edit[] = []
  for (const alias of targets.keys()) {
    const { range } = alias
    if (!range || isRemoved(alias)) continue
    const text = write(alias)
    if (!text.startsWith('*')) moves.push({ start: range[0], end: range[1], text })
  }
  return moves
}

/** The renewed content of an item that uses aliases or merge keys, with those expanded. */
export function expandContent(targets: Targets, node: unknown, { content, whole }: Renewal): string {
  const former = resolveAlias(node, targets)
  const pairs = isMap(former) && !whole ? [...pairsOf(former, targets)] : []
  const kept = pairs.flatMap(([key, value]) =>
    key in content ? [] : [`${renderJson(key)}: ${expand(targets, value)}`],
  )
  const given = Object.entries(content).flatMap(([key, value]) =>
    value === undefined ? [] : [`${renderJson(key)}: ${renderJson(value)}`],
  )
  return `{${[...kept, ...given].join(', ')}}`
}

/** A list that is an alias, expanded and with its changes. */
export function expandList(
  { targets, items }: Kubeconfig,
  list: ListName,
  node: unknown,
  change: Change,
): string {
  const seq = resolveAlias(node, targets)
  const nodes = isSeq(seq) ? seq.items : []
  const kept = [...items[list].values()].flatMap(({ name, index }) => {
    const isThis = (each: { list: ListName; name: string }) => each.list === list && each.name === name
    if (change.remove.some(isThis)) return []
    const renewal = change.renew.find(isThis)
    if (!renewal) return [expand(targets, nodes[index])]
    const item = resolveAlias(nodes[index], targets)
    const key = contentKeys[list]
    const content = isMap(item) ? pairsOf(item, targets).get(key) : undefined
    return [`{"name": ${renderJson(name)}, "${key}": ${expandContent(targets, content, renewal)}}`]
  })
  return `[${[...kept, ...change.add[list].map((item) => renderJson(writtenItem(list, item)))].join(', ')}]`
}

/** A node on one line, with its aliases expanded. */
function expand(targets: Targets, node: unknown): string {
  return flowText(resolveAlias(node, targets), targets, (alias) => expand(targets, alias))
}

/** A plain scalar with the same meaning in flow style. */
const plainAnywhere = /^[\w./@+-]+(?::[\w./@+-]+)*$/

/**
 * Writes a node with its anchors on one line, for another place in the same document. Plain scalars keep their
 * spelling: kubectl decides what `1e3` or `2019-01-29` means.
 *
 * @param writeAlias writes the aliases in the node
 */
function flowText(node: unknown, targets: Targets, writeAlias: (alias: Alias) => string): string {
  const write = (each: unknown): string => flowText(each, targets, writeAlias)
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
  return anchor + scalarText(node, targets)
}

function scalarText(node: unknown, targets: Targets): string {
  if (!isScalar(node)) throw cannotEdit()
  const { srcToken, tag } = node
  if (!tag && srcToken?.type === 'scalar' && plainAnywhere.test(srcToken.source)) return srcToken.source
  const value = readValue(node, targets)
  if (typeof value === 'object' && value !== null) throw cannotEdit()
  return JSON.stringify(value)
}

import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml'
import { cannotEdit, type Edit } from './text-edits'
import { isMergeKey, readValue } from './values'

/** A plain scalar with the same meaning in flow style. */
const plainAnywhere = /^[\w./@+-]+(?::[\w./@+-]+)*$/

/**
 * Writes a node with its anchors on one line, for another place in the same document. Plain scalars keep their
 * spelling: kubectl decides what `1e3` or `2019-01-29` means.
 *
 * @param writeAlias writes the aliases in the node
 */
export function flowText(node: unknown, document: Document, writeAlias: (alias: Alias) => string): string {
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

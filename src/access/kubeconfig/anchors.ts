import { type Alias, type Document, isAlias, isMap, isNode, isScalar, isSeq, type Node, visit } from 'yaml'
import { cannotEdit, type Edit } from './text-edits'
import { isMergeKey, readValue } from './values'

/** A plain scalar that means the same between brackets. */
const plainAnywhere = /^[\w./@+-]+(?::[\w./@+-]+)*$/

/**
 * Writes a node on one line for another place in the same document, with its anchors. The spelling of plain scalars
 * stays, since what `1e3` or `2019-01-29` are is for kubectl to say.
 * @param writeAlias writes the aliases in it
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

/** Whether aliases stand for a node: then it cannot be edited in place. */
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
 * What else has to change where text goes away that has anchors in it: the first alias of each that stays gets what
 * it stood for, and the anchor with it.
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

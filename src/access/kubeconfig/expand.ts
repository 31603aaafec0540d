import { type Document, isMap, isSeq } from 'yaml'
import { flowText } from './anchors'
import type { Change, Renewal } from './change'
import type { Kubeconfig } from './document'
import { contentKeys, type ListName, writtenItem } from './entry'
import { renderJson } from './render'
import { pairsOf, resolveAlias } from './values'

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

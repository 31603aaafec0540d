import { isDeepStrictEqual } from 'node:util'
import { type Document, isAlias, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import { flowText, hasAliases, moveAnchors } from './anchors'
import {
  addToList,
  removeFromList,
  replaceItem,
  replaceValue,
  replaceValueByText,
  setPairs,
  type Style,
  styleOf,
} from './collection-edits'
import { type Kubeconfig, pairOf, parseKubeconfig } from './document'
import {
  type Content,
  contentKeys,
  type Item,
  type ListName,
  listNames,
  newKubeconfig,
  writtenItem,
} from './entry'
import { renderBlock, renderJson } from './render'
import { applyEdits, cannotEdit, columnOf, type Edit, insertLines, itemsOf, rangeOfItem } from './text-edits'
import { isMergeKey, pairsOf, resolveAlias } from './values'

/** New content for an existing item. */
export interface Renewal {
  list: ListName
  name: string
  /** `undefined` removes a key. */
  content: Content
  /** Whether the content replaces the whole item, or only these keys. */
  whole: boolean
}

/** Changes to a kubeconfig. Everything else keeps its text. */
export interface Change {
  add: Readonly<Record<ListName, readonly Item[]>>
  renew: readonly Renewal[]
  remove: readonly { list: ListName; name: string }[]
  currentContext?: string | undefined
}

/**
 * The text of a kubeconfig after a change.
 *
 * @throws MagnumError failed, if the other entries cannot be preserved
 */
export function editKubeconfig(kubeconfig: Kubeconfig, change: Change): string {
  const text = kubeconfig.root ? editText(kubeconfig, change) : fillText(kubeconfig, change)
  if (text !== kubeconfig.text) requireChanged(kubeconfig, text, change)
  return text
}

function fillText({ text, document }: Kubeconfig, { add, currentContext = '' }: Change): string {
  const made = newKubeconfig(add, currentContext)
  const { range } = document.contents ?? {}
  const documentEnd = document.range?.[1] ?? text.length
  const { eol } = styleOf(text, false)
  const written = renderBlock(made)
  const [start, end] = range && range[0] < range[1] ? range : [documentEnd, documentEnd]
  return applyEdits(text, [{ start, end, text: '' }, insertLines(text, start, written, eol)])
}

function editText(kubeconfig: Kubeconfig, change: Change): string {
  const { text, document, root } = kubeconfig
  const style = styleOf(text, isJson(text))
  const missing: Record<string, unknown> = {}
  const edits: Edit[] = []
  for (const list of listNames) {
    const pair = pairOf(root, list)
    if (!pair) {
      if (change.add[list].length > 0) missing[list] = written(list, change)
    } else if (isAlias(pair.value)) {
      if (isConcerned(list, change))
        edits.push(replaceValueByText(style, pair, expandList(kubeconfig, list, pair.value, change)))
    } else {
      edits.push(...editList(kubeconfig, style, list, change))
    }
  }
  if (change.currentContext !== undefined) missing['current-context'] = change.currentContext
  if (root && Object.keys(missing).length > 0) edits.push(...setPairs(style, root, missing))
  return applyEdits(text, [...edits, ...moveAnchors(document, edits)])
}

const written = (list: ListName, { add }: Change) => add[list].map((item) => writtenItem(list, item))

function isJson(text: string): boolean {
  try {
    JSON.parse(text.replace(/^\ufeff/, ''))
    return true
  } catch {
    return false
  }
}

function isConcerned(list: ListName, { add, renew, remove }: Change): boolean {
  return add[list].length > 0 || [...renew, ...remove].some((each) => each.list === list)
}

function editList(kubeconfig: Kubeconfig, style: Style, list: ListName, change: Change): Edit[] {
  const { root, items } = kubeconfig
  const pair = pairOf(root, list)
  if (!root || !pair) return []
  const { value: seq } = pair
  const edits: Edit[] = []
  const indexOf = (name: string) => items[list].find((item) => item.name === name)?.index ?? -1
  if (isSeq(seq)) {
    for (const renewal of change.renew.filter((each) => each.list === list)) {
      edits.push(...renewItem(kubeconfig, style, seq, indexOf(renewal.name), renewal))
    }
    for (const { name } of change.remove.filter((each) => each.list === list)) {
      edits.push(...removeFromList(style, pair, tokenOf(seq), indexOf(name)))
    }
  }
  if (change.add[list].length === 0) return edits
  const inFlow = root.srcToken?.type === 'flow-collection'
  return [
    ...edits,
    ...addToList(style, pair, written(list, change), { inFlow, column: listColumn(kubeconfig) }),
  ]
}

/** The indentation of list items in a kubeconfig, from the first list that has any. */
function listColumn({ root, text }: Kubeconfig): number {
  for (const list of listNames) {
    const seq = pairOf(root, list)?.value
    const [first] = isSeq(seq) && seq.srcToken?.type === 'block-seq' ? seq.srcToken.items : []
    if (first) return columnOf(text, rangeOfItem(first)[0])
  }
  return 0
}

function renewItem(
  kubeconfig: Kubeconfig,
  style: Style,
  seq: YAMLSeq,
  index: number,
  renewal: Renewal,
): Edit[] {
  const { document } = kubeconfig
  const key = contentKeys[renewal.list]
  const node = seq.items[index]
  const item = resolveAlias(node, document)
  if (!isMap(item)) throw cannotEdit()
  const pair = pairOf(item, key)
  const inherited = pair ? undefined : pairsOf(item, document).get(key)
  if (isAlias(node) || inherited !== undefined || hasAliases(item, document)) {
    const content = expandContent(document, pair?.value ?? inherited, renewal)
    const text = `{"name": ${renderJson(renewal.name)}, "${key}": ${content}}`
    return [replaceItem(style, itemsOf(tokenOf(seq))[index], text)]
  }
  if (!pair) return setPairs(style, item, { [key]: renewal.content })
  if (renewal.whole) return [replaceValue(style, pair, renewal.content, isFlow(item))]
  const { value: content } = pair
  if (isMap(content) && !content.items.some(isMergeKey) && !hasAliases(content, document))
    return setPairs(style, content, renewal.content)
  return [replaceValueByText(style, pair, expandContent(document, content, renewal))]
}

const isFlow = ({ srcToken }: YAMLMap) => srcToken?.type === 'flow-collection'

function tokenOf({ srcToken }: YAMLSeq) {
  if (srcToken?.type === 'block-seq' || srcToken?.type === 'flow-collection') return srcToken
  throw cannotEdit()
}

/** The renewed content of an item that uses aliases or merge keys, with those expanded. */
function expandContent(document: Document, node: unknown, { content, whole }: Renewal): string {
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
function expandList({ document, items }: Kubeconfig, list: ListName, node: unknown, change: Change): string {
  const seq = resolveAlias(node, document)
  const nodes = isSeq(seq) ? seq.items : []
  const kept = items[list].flatMap(({ name, index }) => {
    const isThis = (each: { list: ListName; name: string }) => each.list === list && each.name === name
    if (change.remove.some(isThis)) return []
    const renewal = change.renew.find(isThis)
    if (!renewal) return [expand(document, nodes[index])]
    const item = resolveAlias(nodes[index], document)
    const key = contentKeys[list]
    const content = isMap(item) ? pairsOf(item, document).get(key) : undefined
    return [`{"name": ${renderJson(name)}, "${key}": ${expandContent(document, content, renewal)}}`]
  })
  return `[${[...kept, ...written(list, change).map((item) => renderJson(item))].join(', ')}]`
}

/** A node on one line, with its aliases expanded. */
function expand(document: Document, node: unknown): string {
  return flowText(resolveAlias(node, document), document, (alias) => expand(document, alias))
}

/** @throws MagnumError failed, if the new text does not parse to exactly the intended change */
function requireChanged(before: Kubeconfig, text: string, change: Change): void {
  const after = parseKubeconfig(text)
  const isOurs = (list: ListName, name: string) =>
    change.add[list].some((item) => item.name === name) ||
    [...change.renew, ...change.remove].some((each) => each.list === list && each.name === name)
  const foreign = ({ value, items }: Kubeconfig) => [
    {
      ...value,
      'current-context': '',
      ...(before.root ? {} : newKubeconfig(change.add, '')),
      clusters: 0,
      contexts: 0,
      users: 0,
    },
    ...listNames.map((list) =>
      items[list].filter(({ name }) => !isOurs(list, name)).map(({ value: item }) => item),
    ),
  ]
  const isWritten = (list: ListName, name: string, content: Content) => {
    const found = after.items[list].find((item) => item.name === name)
    return (
      found && Object.entries(content).every(([key, value]) => isDeepStrictEqual(found.content[key], value))
    )
  }
  const isDone =
    after.currentContext === (change.currentContext ?? before.currentContext) &&
    change.renew.every(({ list, name, content }) => isWritten(list, name, content)) &&
    listNames.every((list) =>
      change.add[list].every(({ name, content }) => isWritten(list, name, content)),
    ) &&
    change.remove.every(({ list, name }) => after.items[list].every((item) => item.name !== name))
  if (!isDone || !isDeepStrictEqual(foreign(before), foreign(after))) throw cannotEdit()
}

import { isAlias, isMap, isSeq, type YAMLMap, type YAMLSeq } from 'yaml'
import { expandContent, expandList, hasAliases, moveAnchors } from './aliases'
import { type Change, isEmpty, type Renewal, requireChanged } from './change'
import {
  addToList,
  removeFromList,
  replaceItem,
  replaceValue,
  replaceValueByText,
  setPairs,
} from './collection-edits'
import { type Kubeconfig, pairOf } from './parse'
import { contentKeys, type ListName, listNames, newKubeconfig, writtenItem } from './entry'
import { renderBlock, renderJson, type Style, styleOf } from './render'
import { applyEdits, cannotEdit, columnOf, type Edit, insertLines, itemsOf, rangeOfItem } from './text-edits'
import { isMergeKey, pairsOf, resolveAlias } from './values'

/**
 * The text of a kubeconfig after a change.
 *
 * @throws MagnumError failed, if the other entries cannot be preserved
 */
export function editKubeconfig(kubeconfig: Kubeconfig, change: Change): string {
  if (isEmpty(kubeconfig, change)) return kubeconfig.text
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
  const { text, targets, root } = kubeconfig
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
  return applyEdits(text, [...edits, ...moveAnchors(targets, edits)])
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
  const indexOf = (name: string) => items[list].get(name)?.index ?? -1
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
  const { targets } = kubeconfig
  const key = contentKeys[renewal.list]
  const node = seq.items[index]
  const item = resolveAlias(node, targets)
  if (!isMap(item)) throw cannotEdit()
  const pair = pairOf(item, key)
  const inherited = pair ? undefined : pairsOf(item, targets).get(key)
  if (isAlias(node) || inherited !== undefined || hasAliases(item, targets)) {
    const content = expandContent(targets, pair?.value ?? inherited, renewal)
    const text = `{"name": ${renderJson(renewal.name)}, "${key}": ${content}}`
    return [replaceItem(style, itemsOf(tokenOf(seq))[index], text)]
  }
  if (!pair) return setPairs(style, item, { [key]: renewal.content })
  if (renewal.whole) return [replaceValue(style, pair, renewal.content, isFlow(item))]
  const { value: content } = pair
  if (isMap(content) && !content.items.some(isMergeKey) && !hasAliases(content, targets))
    return setPairs(style, content, renewal.content)
  return [replaceValueByText(style, pair, expandContent(targets, content, renewal))]
}

const isFlow = ({ srcToken }: YAMLMap) => srcToken?.type === 'flow-collection'

function tokenOf({ srcToken }: YAMLSeq) {
  if (srcToken?.type === 'block-seq' || srcToken?.type === 'flow-collection') return srcToken
  throw cannotEdit()
}

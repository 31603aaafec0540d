import type { CST, Pair, YAMLMap } from 'yaml'
import { addBetweenBrackets, pairText, removeBetweenBrackets, rewritePairs } from './flow-edits'
import { renderBlock, renderFlow, renderJson, type Style } from './render'
import {
  cannotEdit,
  columnOf,
  type Edit,
  endOf,
  insertLines,
  itemOf,
  itemsOf,
  lineEnd,
  lineStart,
  rangeOfItem,
  tokensOf,
} from './text-edits'
import { keyOf } from './values'

type List = CST.BlockSequence | CST.FlowCollection
type Collection = CST.BlockMap | List

/** Sets keys of a map, existing ones in place; `undefined` removes a key. */
export function setPairs(style: Style, map: YAMLMap, values: Readonly<Record<string, unknown>>): Edit[] {
  const { srcToken: token } = map
  if (token?.type !== 'block-map' && token?.type !== 'flow-collection') throw cannotEdit()
  if (token.type === 'flow-collection' && Object.values(values).includes(undefined)) {
    return [rewritePairs(style, map, token, values)]
  }
  const exists = (key: string) => map.items.some((pair) => keyOf(pair) === key)
  const entries = Object.entries(values)
  const added = entries.filter(([key, value]) => value !== undefined && !exists(key))
  const changed = entries.flatMap(([key, value]) => {
    const pairs = map.items.filter((pair) => keyOf(pair) === key)
    if (value === undefined) return pairs.flatMap((pair) => removeItem(style, token, itemOf(pair)))
    return pairs.slice(-1).map((pair) => replaceValue(style, pair, value, token.type === 'flow-collection'))
  })
  return added.length === 0 ? changed : [...changed, addPairs(style, token, added)]
}

function addPairs(style: Style, token: Collection, pairs: readonly (readonly [string, unknown])[]): Edit {
  const { text, eol } = style
  if (token.type === 'flow-collection') {
    return addBetweenBrackets(style, token, (indent) =>
      pairs.map(([key, value]) => pairText(style, key, value, indent)),
    )
  }
  const [first] = itemsOf(token)
  if (!first) throw cannotEdit()
  const column = columnOf(text, rangeOfItem(first)[0])
  const lines = renderBlock(Object.fromEntries(pairs), column)
  return insertLines(text, lineEnd(text, endOf(token)), lines, eol)
}

/** Adds items to the list of a pair; a missing or empty list is written in the style of the map. */
export function addToList(
  style: Style,
  pair: Pair,
  items: readonly unknown[],
  { inFlow, column }: { inFlow: boolean; column: number },
): Edit[] {
  const { text, eol, isJson, unit } = style
  const item = itemOf(pair)
  const { value } = item
  if (value?.type === 'block-seq') {
    const [first] = itemsOf(value)
    const indent = first ? columnOf(text, rangeOfItem(first)[0]) : column
    return [insertLines(text, lineEnd(text, endOf(value)), renderBlock(items, indent), eol)]
  }
  if (value?.type === 'flow-collection' && (inFlow || itemsOf(value).length > 0)) {
    const render = (indent?: string) =>
      items.map((each) =>
        isJson ? renderJson(each, indent === undefined ? '' : unit, indent) : renderFlow(each),
      )
    return [addBetweenBrackets(style, value, render)]
  }
  if (inFlow) return [replaceValue(style, pair, items, true)]
  const [start, end] = [endOfKey(item), rangeOfItem(item)[1]]
  return [{ start, end, text: '' }, insertLines(text, lineEnd(text, end), renderBlock(items, column), eol)]
}

/** Removes an item from the list of a pair; an empty list becomes `[]`. */
export function removeFromList(style: Style, pair: Pair, list: List, index: number): Edit[] {
  const items = itemsOf(list)
  const item = items[index]
  if (!item) throw cannotEdit()
  const removed = removeItem(style, list, item)
  if (items.length > 1 || list.type === 'flow-collection') return removed
  const end = endOfKey(itemOf(pair))
  return [{ start: end, end, text: ' []' }, ...removed]
}

/** Replaces the value of a pair. In block style, maps and lists start on a new line. */
export function replaceValue(style: Style, pair: Pair, value: unknown, inFlow: boolean): Edit {
  const { text, eol } = style
  const item = itemOf(pair)
  const [first, end] = rangeOfItem(item)
  const isNested = typeof value === 'object' && !inFlow
  const colon = endOfKey(item, false)
  // Keeps the blanks between colon and value.
  const gap = isNested || !item.value ? '' : (/^[\t ]*/.exec(text.slice(colon))?.[0] ?? '')
  const isTight = gap === '' && item.value && inFlow && style.isJson
  const rendered = isNested
    ? eol +
      renderBlock(value, columnOf(text, first) + 2)
        .trimEnd()
        .replaceAll('\n', eol)
    : (gap || isTight ? '' : ' ') + (style.isJson ? renderJson(value) : renderFlow(value))
  // A block scalar includes its last line break.
  return { start: colon + gap.length, end, text: text[end - 1] === '\n' ? rendered + eol : rendered }
}

/** Replaces a list item with raw text. */
export function replaceItem({ text, eol }: Style, item: CST.CollectionItem | undefined, raw: string): Edit {
  if (!item?.value) throw cannotEdit()
  const end = endOf(item.value)
  const start = item.start.find(({ type }) => type === 'seq-item-ind')
  const from = start ? endOf(start) : item.value.offset
  return { start: from, end, text: (start ? ` ${raw}` : raw) + (text[end - 1] === '\n' ? eol : '') }
}

/** Replaces the value of a pair with raw text. */
export function replaceValueByText({ text, eol }: Style, pair: Pair, raw: string): Edit {
  const item = itemOf(pair)
  const end = rangeOfItem(item)[1]
  return { start: endOfKey(item, false), end, text: text[end - 1] === '\n' ? ` ${raw}${eol}` : ` ${raw}` }
}

/** Where the value of a pair may start: after the colon and, by default, any anchor or tag. */
function endOfKey(item: CST.CollectionItem, withProperties = true): number {
  const before = tokensOf(item).filter((token) => token !== item.value)
  const last = withProperties ? before.at(-1) : before.find(({ type }) => type === 'map-value-ind')
  if (!last) throw cannotEdit()
  return endOf(last)
}

function removeItem(style: Style, token: Collection, item: CST.CollectionItem): Edit[] {
  if (token.type === 'flow-collection') return removeBetweenBrackets(style.text, token, item)
  const [start, end] = rangeOfItem(item)
  const from = lineStart(style.text, start)
  if (style.text.slice(from, start).trim() !== '') throw cannotEdit()
  return [{ start: from, end: lineEnd(style.text, end), text: '' }]
}

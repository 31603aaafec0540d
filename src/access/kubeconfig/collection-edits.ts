import type { CST, Pair, YAMLMap } from 'yaml'
import { renderBlock, renderFlow, renderJson } from './render'
import {
  cannotEdit,
  columnOf,
  type Edit,
  endOf,
  insertLines,
  itemsOf,
  lineEnd,
  lineStart,
  rangeOfItem,
  tokensOf,
} from './text-edits'
import { keyOf } from './values'

/** The formatting of a kubeconfig, which additions adopt. */
export interface Style {
  text: string
  /** The line ending. */
  eol: string
  isJson: boolean
  /** The indentation of one JSON level. */
  unit: string
}

type List = CST.BlockSequence | CST.FlowCollection
type Collection = CST.BlockMap | List

export function styleOf(text: string, isJson: boolean): Style {
  return {
    text,
    eol: /\r?\n/.exec(text)?.[0] ?? '\n',
    isJson,
    unit: /\n([\t ]+)\S/.exec(text)?.[1] ?? '',
  }
}

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

/** Like `setPairs`, for a flow map with removed keys: other pairs keep their text, comments between them are lost. */
function rewritePairs(
  style: Style,
  map: YAMLMap,
  token: CST.FlowCollection,
  values: Readonly<Record<string, unknown>>,
): Edit {
  const { text, eol } = style
  const ranges = itemsOf(token).map(rangeOfItem)
  const [start, end] = [ranges[0]?.[0] ?? token.offset + 1, ranges.at(-1)?.[1] ?? token.offset + 1]
  const indent = /\n([\t ]*)$/.exec(text.slice(0, start))?.[1]
  const kept = map.items.flatMap((pair) =>
    keyOf(pair) in values ? [] : [text.slice(...rangeOfItem(itemOf(pair)))],
  )
  const given = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [pairText(style, key, value, indent)],
  )
  return { start, end, text: [...kept, ...given].join(indent === undefined ? ', ' : `,${eol}${indent}`) }
}

function pairText({ isJson, unit }: Style, key: string, value: unknown, indent?: string): string {
  if (!isJson) return renderFlow({ [key]: value }).slice(1, -1)
  return `${renderJson(key)}: ${renderJson(value, indent === undefined ? '' : unit, indent)}`
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

export function itemOf({ srcToken }: Pair): CST.CollectionItem {
  if (!srcToken) throw cannotEdit()
  return srcToken
}

/** Where the value of a pair may start: after the colon and, by default, any anchor or tag. */
function endOfKey(item: CST.CollectionItem, withProperties = true): number {
  const before = tokensOf(item).filter((token) => token !== item.value)
  const last = withProperties ? before.at(-1) : before.find(({ type }) => type === 'map-value-ind')
  if (!last) throw cannotEdit()
  return endOf(last)
}

function removeItem({ text }: Style, token: Collection, item: CST.CollectionItem): Edit[] {
  const [start, end] = rangeOfItem(item)
  if (token.type !== 'flow-collection') {
    const from = lineStart(text, start)
    if (text.slice(from, start).trim() !== '') throw cannotEdit()
    return [{ start: from, end: lineEnd(text, end), text: '' }]
  }
  const items = itemsOf(token)
  const index = items.indexOf(item)
  const next = token.items[token.items.indexOf(item) + 1]
  const comma = commaOf(index > 0 ? item : next)
  if (comma === undefined) {
    const [first, last] = [token.offset + 1, endOf(token) - 1]
    const isAlone = `${text.slice(first, start)}${text.slice(end, last)}`.trim() === ''
    return [isAlone ? { start: first, end: last, text: '' } : { start, end, text: '' }]
  }
  // Blanks between comma and item are removed too, comments are kept.
  const [from, to] = index > 0 ? [comma, start] : [end, comma + 1]
  if (text.slice(from + 1, to).trim() === '' && index > 0) return [{ start: from, end, text: '' }]
  const following = items[index + 1]
  const until = following ? rangeOfItem(following)[0] : to
  if (index === 0 && text.slice(comma + 1, until).trim() === '') return [{ start, end: until, text: '' }]
  return [
    { start: comma, end: comma + 1, text: '' },
    { start, end, text: '' },
  ]
}

function commaOf(item: CST.CollectionItem | undefined): number | undefined {
  return item?.start.find(({ type }) => type === 'comma')?.offset
}

/** @param render renders the additions, with this indentation or, without it, for a single line */
function addBetweenBrackets(
  { text, eol, isJson, unit }: Style,
  token: CST.FlowCollection,
  render: (indent?: string) => string[],
): Edit {
  const last = itemsOf(token).at(-1)
  if (last) {
    const [start, end] = rangeOfItem(last)
    const indent = /\n([\t ]*)$/.exec(text.slice(0, start))?.[1]
    const separator = indent === undefined ? ', ' : `,${eol}${indent}`
    const added = render(indent).map((each) => separator + each.replaceAll('\n', eol))
    return { start: end, end, text: added.join('') }
  }
  const [start, end] = [token.offset + 1, endOf(token) - 1]
  if (!isJson || unit === '') return { start, end, text: render().join(', ') }
  const outer = /^[\t ]*/.exec(text.slice(lineStart(text, start)))?.[0] ?? ''
  const lines = render(outer + unit).map((each) => `\n${outer}${unit}${each}`)
  return { start, end, text: `${lines.join(',')}\n${outer}`.replace(/\r?\n/g, eol) }
}

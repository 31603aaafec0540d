import type { CST, YAMLMap } from 'yaml'
import { renderFlow, renderJson, type Style } from './render'
import { type Edit, endOf, itemOf, itemsOf, lineStart, rangeOfItem } from './text-edits'
import { keyOf } from './values'

/* Edits between the brackets of flow style, which includes JSON. */

/** Like `setPairs`, for a flow map with removed keys: other pairs keep their text, comments between them are lost. */
export function rewritePairs(
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

/** A pair of a flow map. @param indent undefined for a single line */
export function pairText({ isJson, unit }: Style, key: string, value: unknown, indent?: string): string {
  if (!isJson) return renderFlow({ [key]: value }).slice(1, -1)
  return `${renderJson(key)}: ${renderJson(value, indent === undefined ? '' : unit, indent)}`
}

/**
 * Adds items after the last one.
 *
 * @param render renders the additions, with this indentation or, without it, for a single line
 */
export function addBetweenBrackets(
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

/** Removes an item with its comma. */
export function removeBetweenBrackets(
  text: string,
  token: CST.FlowCollection,
  item: CST.CollectionItem,
): Edit[] {
  const [start, end] = rangeOfItem(item)
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

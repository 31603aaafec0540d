import type { CST } from 'yaml'
import { MagnumError } from '../../foundation/errors'

/** The replacement of what stands from `start` up to `end`; an insertion where both are the same. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Texts by offset: no edit touches what another one does. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((one, other) => one.start - other.start || one.end - other.end)
  let done = 0
  let result = ''
  for (const edit of ordered) {
    if (edit.start < done) throw cannotEdit()
    result += text.slice(done, edit.start) + edit.text
    done = edit.end
  }
  return result + text.slice(done)
}

export function cannotEdit(): MagnumError {
  return new MagnumError('failed', 'The kubeconfig is written in a way that cannot be edited in place', {
    hint: "Let kubectl write it anew, such as with 'kubectl config set-context NAME', and try again",
  })
}

/** What stands between tokens without a meaning of its own. */
const separating = new Set<CST.Token['type']>(['space', 'comment', 'newline', 'comma'])

/** The tokens of an item that mean something: dash, key, colon, anchor, tag, value. */
export function tokensOf({ start, key, sep = [], value }: CST.CollectionItem): CST.Token[] {
  const tokens = [...start, ...(key ? [key] : []), ...sep, ...(value ? [value] : [])]
  return tokens.filter(({ type }) => !separating.has(type))
}

/** Where an item or a token begins, and where it ends, without what separates it from the next. */
export function rangeOfItem(item: CST.CollectionItem): [start: number, end: number] {
  const tokens = tokensOf(item)
  const [first, last] = [tokens[0], tokens.at(-1)]
  if (!first || !last) throw cannotEdit()
  return [first.offset, endOf(last)]
}

export function endOf(token: CST.Token): number {
  switch (token.type) {
    case 'block-map':
    case 'block-seq': {
      const last = itemsOf(token).at(-1)
      return last ? rangeOfItem(last)[1] : token.offset
    }
    case 'flow-collection': {
      const [bracket] = token.end
      return bracket ? bracket.offset + bracket.source.length : token.offset
    }
    case 'block-scalar': {
      const header = token.props.reduce((end, prop) => Math.max(end, endOf(prop)), token.offset)
      return header + token.source.length
    }
    default:
      return 'source' in token ? token.offset + token.source.length : token.offset
  }
}

/** The items of a collection, without the comments after the last one. */
export function itemsOf(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): CST.CollectionItem[] {
  return token.items.filter((item) => tokensOf(item).length > 0)
}

/** Where the line begins that an offset is on. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** Where the line ends, its break included, that what ends at an offset is on. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** How far something is indented that is the first on its line, or stands after a dash. */
export function columnOf(text: string, offset: number): number {
  const before = text.slice(lineStart(text, offset), offset).replace('\ufeff', '')
  if (/^[ -]*$/.test(before)) return before.length
  throw cannotEdit()
}

/** Whole lines, inserted where a line begins or at the end of a text that ends within one. */
export function insertLines(text: string, offset: number, lines: string, eol: string): Edit {
  const withBreaks = lines.replaceAll('\n', eol)
  const isWithinLine = offset > 0 && text[offset - 1] !== '\n'
  const inserted = isWithinLine ? eol + withBreaks.slice(0, -eol.length) : withBreaks
  return { start: offset, end: offset, text: inserted }
}

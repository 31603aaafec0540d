import type { CST, Pair } from 'yaml'
import { MagnumError } from '../../foundation/errors'

/** Replaces the text from `start` up to `end`; an insertion if both are the same. */
export interface Edit {
  start: number
  end: number
  text: string
}

/** Applies edits, which must not overlap. */
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
  return new MagnumError('failed', 'The layout of the kubeconfig does not allow editing it in place', {
    hint: "Have kubectl rewrite it, for example with 'kubectl config set-context NAME', and try again",
  })
}

export function itemOf({ srcToken }: Pair): CST.CollectionItem {
  if (!srcToken) throw cannotEdit()
  return srcToken
}

/** Tokens that only separate others. */
const separating = new Set<CST.Token['type']>(['space', 'comment', 'newline', 'comma'])

/** The significant tokens of an item: dash, key, colon, anchor, tag, value. */
export function tokensOf({ start, key, sep = [], value }: CST.CollectionItem): CST.Token[] {
  const tokens = [...start, ...(key ? [key] : []), ...sep, ...(value ? [value] : [])]
  return tokens.filter(({ type }) => !separating.has(type))
}

/** The start and end of an item, without the separators around it. */
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

/** The items of a collection, without trailing comments. */
export function itemsOf(token: CST.BlockMap | CST.BlockSequence | CST.FlowCollection): CST.CollectionItem[] {
  return token.items.filter((item) => tokensOf(item).length > 0)
}

/** The start of the line at an offset. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The end of the line at an end offset, including its line break. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

/** The column of an item that is the first on its line, or follows a dash. */
export function columnOf(text: string, offset: number): number {
  const before = text.slice(lineStart(text, offset), offset).replace('\ufeff', '')
  if (/^[ -]*$/.test(before)) return before.length
  throw cannotEdit()
}

/** Inserts whole lines, at the start of a line or at the end of a text without a final newline. */
export function insertLines(text: string, offset: number, lines: string, eol: string): Edit {
  const withBreaks = lines.replaceAll('\n', eol)
  const isWithinLine = offset > 0 && text[offset - 1] !== '\n'
  const inserted = isWithinLine ? eol + withBreaks.slice(0, -eol.length) : withBreaks
  return { start: offset, end: offset, text: inserted }
}

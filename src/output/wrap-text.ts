import { beginning, widthOf } from './width'

/**
 * Words and whitespace as split by Python's textwrap: a word may be broken after a hyphen between letters
 * (textwrap.TextWrapper.wordsep_re).
 */
const pythonWords =
  // eslint-disable-next-line regexp/no-super-linear-move -- every start finds a word, which ends with the text at the latest
  /[\t\n\v\f\r ]+|(?<=[\p{L}\p{N}_!"'&.,?])-{2,}(?=[\p{L}\p{N}_])|[^\t\n\v\f\r ]+?(?:-(?:(?<=[\p{L}_]{2}-)|(?<=[\p{L}_]-[\p{L}_]-))(?=[\p{L}_]-?[\p{L}_])|(?=[\t\n\v\f\r ]|$)|(?<=[\p{L}\p{N}_!"'&.,?])(?=-{2,}[\p{L}\p{N}_]))/gu

/** Wraps a line to the given columns like Python's `textwrap.fill`. */
export function wrapText(text: string, width: number): string {
  return filled(text.match(pythonWords) ?? [], width)
}

/** Like `wrapText`, but breaks only words wider than a line. */
export function wrapWords(text: string, width: number): string {
  return filled(text.match(/\s+|\S+/g) ?? [], width)
}

/** Lines of text folded to a width, each continued below its own indentation. */
export function foldLines(text: string, width: number): string {
  const folded = text.split('\n').map((line) => {
    if (widthOf(line) <= width) return line
    const words = line.trimStart()
    const indent = ' '.repeat(line.length - words.length)
    const room = Math.max(narrowest, width - indent.length - 2)
    return indent + wrapWords(words, room).replaceAll('\n', `\n${indent}  `)
  })
  return folded.join('\n')
}

/** Text is not folded to fewer columns. */
const narrowest = 20

function filled(words: string[], width: number): string {
  const rest = words.reverse()
  const lines: string[] = []
  while (rest.length > 0) {
    // Drop leading whitespace, except on the first line.
    if (lines.length > 0 && isSpace(rest.at(-1))) rest.pop()
    const line = takeLine(rest, width)
    if (isSpace(line.at(-1))) line.pop()
    if (line.length > 0) lines.push(line.join(''))
  }
  return lines.join('\n')
}

function isSpace(word: string | undefined): boolean {
  return word !== undefined && word.trim() === ''
}

/** Removes the words of one line from the end of `rest`; cuts a word wider than a line. */
function takeLine(rest: string[], width: number): string[] {
  const line: string[] = []
  let used = 0
  for (let next = rest.at(-1); next !== undefined; next = rest.at(-1)) {
    // Measure only a prefix, because a word may be a megabyte long.
    const fitting = beginning(next, width)
    const size = widthOf(fitting)
    if (fitting !== next || used + size > width) {
      if (fitting !== next) cutWord(next, rest, line, width - used)
      break
    }
    line.push(next)
    rest.pop()
    used += size
  }
  return line
}

/** Adds the part of a word that fits to the line, up to a hyphen if there is one, and puts the remainder back. */
function cutWord(word: string, rest: string[], line: string[], space: number): void {
  let end = beginning(word, space).length
  // Add a character even if it is wider than the line; otherwise the loop would not end.
  if (end === 0 && line.length === 0) end = String.fromCodePoint(word.codePointAt(0) ?? 0).length
  const hyphen = word.lastIndexOf('-', end - 1)
  if (end > 0 && hyphen > 0 && /[^-]/.test(word.slice(0, hyphen))) end = hyphen + 1
  // If nothing fits, Python adds an empty piece, which keeps the preceding whitespace from being dropped.
  line.push(word.slice(0, end))
  rest.pop()
  if (end < word.length) rest.push(word.slice(end))
}

import { beginning, widthOf } from './width'

/**
 * The words and the white space between them, as Python's textwrap parts them: a word may be broken after a
 * hyphen between letters (textwrap.TextWrapper.wordsep_re).
 */
const pythonWords =
  // eslint-disable-next-line regexp/no-super-linear-move -- every start finds a word, which ends with the text at the latest
  /[\t\n\v\f\r ]+|(?<=[\p{L}\p{N}_!"'&.,?])-{2,}(?=[\p{L}\p{N}_])|[^\t\n\v\f\r ]+?(?:-(?:(?<=[\p{L}_]{2}-)|(?<=[\p{L}_]-[\p{L}_]-))(?=[\p{L}_]-?[\p{L}_])|(?=[\t\n\v\f\r ]|$)|(?<=[\p{L}\p{N}_!"'&.,?])(?=-{2,}[\p{L}\p{N}_]))/gu

/** A line broken into lines of at most so many columns, as `textwrap.fill` of Python breaks it. */
export function wrapText(text: string, width: number): string {
  return filled(text.match(pythonWords) ?? [], width)
}

/** The same, but words are broken only where they are wider than a line. */
export function wrapWords(text: string, width: number): string {
  return filled(text.match(/\s+|\S+/g) ?? [], width)
}

function filled(words: string[], width: number): string {
  const rest = words.reverse()
  const lines: string[] = []
  while (rest.length > 0) {
    // Space at the beginning of a line is dropped, but not that of the first.
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

/** Takes the words of one line off the end of the rest; a word that is too long for any line is cut. */
function takeLine(rest: string[], width: number): string[] {
  const line: string[] = []
  let used = 0
  for (let next = rest.at(-1); next !== undefined; next = rest.at(-1)) {
    // A word may be a megabyte: never measured whole.
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

/** Puts what fits of a word on the line, up to a hyphen where there is one, and the remainder back. */
function cutWord(word: string, rest: string[], line: string[], space: number): void {
  let end = beginning(word, space).length
  // A character wider than the whole line is put on it all the same: else it would never end.
  if (end === 0 && line.length === 0) end = String.fromCodePoint(word.codePointAt(0) ?? 0).length
  const hyphen = word.lastIndexOf('-', end - 1)
  if (end > 0 && hyphen > 0 && /[^-]/.test(word.slice(0, hyphen))) end = hyphen + 1
  // Where nothing fits, Python puts an empty piece, which keeps the space before it from being dropped.
  line.push(word.slice(0, end))
  rest.pop()
  if (end < word.length) rest.push(word.slice(end))
}

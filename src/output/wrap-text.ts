import type { Measure } from './width'

/**
 * The words and the white space between them, as Python's textwrap parts them: a word may be broken after a
 * hyphen between letters (textwrap.TextWrapper.wordsep_re).
 */
const chunks =
  /[\t\n\v\f\r ]+|(?<=[\p{L}\p{N}_!"'&.,?])-{2,}(?=[\p{L}\p{N}_])|[^\t\n\v\f\r ]+?(?:-(?:(?<=[\p{L}_]{2}-)|(?<=[\p{L}_]-[\p{L}_]-))(?=[\p{L}_]-?[\p{L}_])|(?=[\t\n\v\f\r ]|$)|(?<=[\p{L}\p{N}_!"'&.,?])(?=-{2,}[\p{L}\p{N}_]))/gu

/** A line broken into lines of at most so many columns, as `textwrap.fill` of Python breaks it. */
export function wrapText(text: string, width: number, measure: Measure): string {
  const rest = (text.match(chunks) ?? []).reverse()
  const lines: string[] = []
  while (rest.length > 0) {
    // Space at the beginning of a line is dropped, but not that of the first.
    if (lines.length > 0 && isSpace(rest.at(-1))) rest.pop()
    const line = takeLine(rest, width, measure)
    if (isSpace(line.at(-1))) line.pop()
    if (line.length > 0) lines.push(line.join(''))
  }
  return lines.join('\n')
}

function isSpace(chunk: string | undefined): boolean {
  return chunk !== undefined && chunk.trim() === ''
}

/** Takes the chunks of one line off the end of the rest; a word that is too long for any line is cut. */
function takeLine(rest: string[], width: number, measure: Measure): string[] {
  const line: string[] = []
  let used = 0
  for (let next = rest.at(-1); next !== undefined; next = rest.at(-1)) {
    const size = measure(next)
    if (used + size > width) {
      if (size > width) cutWord(next, rest, line, { space: width - used, measure })
      break
    }
    line.push(next)
    rest.pop()
    used += size
  }
  return line
}

/** Puts what fits of a word on the line, up to a hyphen where there is one, and the remainder back. */
function cutWord(
  word: string,
  rest: string[],
  line: string[],
  { space, measure }: { space: number; measure: Measure },
): void {
  // A character wider than the whole line is put on it all the same: else it would never end.
  let end = line.length === 0 ? String.fromCodePoint(word.codePointAt(0) ?? 0).length : 0
  for (const character of word.slice(end)) {
    if (measure(word.slice(0, end + character.length)) > space) break
    end += character.length
  }
  const hyphen = word.lastIndexOf('-', end - 1)
  if (end > 0 && hyphen > 0 && /[^-]/.test(word.slice(0, hyphen))) end = hyphen + 1
  // Where nothing fits, Python puts an empty piece, which keeps the space before it from being dropped.
  line.push(word.slice(0, end))
  rest.pop()
  if (end < word.length) rest.push(word.slice(end))
}

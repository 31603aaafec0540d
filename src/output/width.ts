import { eastAsianWidth } from 'get-east-asian-width'

/**
 * The width of text in terminal columns, as computed by Python's wcwidth 0.2.5, which prettytable uses: East Asian wide
 * and full-width characters take two columns, combining marks none.
 */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) ?? 0
    if (code > 0xffff) at++
    width += widthOfCode(code)
  }
  return width
}

/** The longest prefix of a text that fits the given columns. */
export function beginning(text: string, columns: number): string {
  let width = 0
  let end = 0
  for (const character of text) {
    width += widthOfCode(character.codePointAt(0) ?? 0)
    if (width > columns) return text.slice(0, end)
    end += character.length
  }
  return text
}

const ascii = /^[\x20-\x7e]*$/
const noWidth = /[\p{Mn}\p{Me}\u200b-\u200f\u2060-\u2063]/u

/** Cache of character widths plus one; 0 means not cached. */
const cachedWidths = new Uint8Array(0x110000)

function widthOfCode(code: number): number {
  const known = cachedWidths[code] ?? 0
  if (known > 0) return known - 1
  const width = noWidth.test(String.fromCodePoint(code)) ? 0 : eastAsianWidth(code)
  cachedWidths[code] = width + 1
  return width
}

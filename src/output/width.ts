import { eastAsianWidth } from 'get-east-asian-width'

/**
 * How many columns of a terminal a text takes, as Python's wcwidth 0.2.5 has it, which prettytable uses: East Asian
 * wide and full-width characters take two, marks that combine take none.
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

/** The longest beginning of a text that takes no more than so many columns. */
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

/** The widths of the characters that were looked up, and one more: 0 is a character that was not. */
const lookedUp = new Uint8Array(0x110000)

function widthOfCode(code: number): number {
  const known = lookedUp[code] ?? 0
  if (known > 0) return known - 1
  const width = noWidth.test(String.fromCodePoint(code)) ? 0 : eastAsianWidth(code)
  lookedUp[code] = width + 1
  return width
}

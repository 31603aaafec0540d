import { eastAsianWidth } from 'get-east-asian-width'

/**
 * How many columns of a terminal a text takes, as Python's wcwidth 0.2.5 has it, which prettytable uses: East Asian
 * wide and full-width characters take two, marks that combine take none.
 */
export function widthOf(text: string): number {
  if (ascii.test(text)) return text.length
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

/** The longest beginning of a text that takes no more than so many columns. */
export function beginning(text: string, columns: number): string {
  let width = 0
  let end = 0
  for (const character of text) {
    width += widthOfCharacter(character)
    if (width > columns) return text.slice(0, end)
    end += character.length
  }
  return text
}

const ascii = /^[\x20-\x7e]*$/
const noWidth = /[\p{Mn}\p{Me}\u200b-\u200f\u2060-\u2063]/u

function widthOfCharacter(character: string): number {
  if (character < '\x7f') return 1
  return noWidth.test(character) ? 0 : eastAsianWidth(character.codePointAt(0) ?? 0)
}

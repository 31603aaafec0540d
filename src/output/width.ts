/** How many columns of a terminal a text takes. */
export type Measure = (text: string) => number

export const measureAscii: Measure = (text) => text.length

/**
 * The measure of any text, as Python's wcwidth 0.2.5 gives it, which prettytable uses: East Asian wide and
 * full-width characters take two columns, marks that combine take none.
 */
export async function loadMeasure(): Promise<Measure> {
  const { eastAsianWidth } = await import('get-east-asian-width')
  const noWidth = /[\p{Mn}\p{Me}\u200b-\u200f\u2060-\u2063]/u
  return (text) => {
    let width = 0
    for (const character of text) {
      if (character < '\x7f') width++
      else if (!noWidth.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0)
    }
    return width
  }
}

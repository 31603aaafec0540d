import { escapeCharacter } from '../foundation/python'

/**
 * What could steer a terminal or mislead its reader: C0 and C1 controls and DEL, bidirectional controls, line
 * and paragraph separators, halves of surrogate pairs. Functions, because V8 looks every Unicode property up where a
 * pattern stands, and most text is harmless.
 */
const hostile = () => /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]{1,999}/gu
const hostileButNewline = () => /(?:(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}]){1,999}/gu

const harmless = /^[\x20-\x7e]*$/
const harmlessLines = /^[\x20-\x7e\n]*$/

/** Text on one line for human eyes: every character that must not reach a terminal is a visible escape. */
export function visible(text: string): string {
  return harmless.test(text) ? text : text.replace(hostile(), (run) => escaped(run, escapeCharacter))
}

/** As `visible`, for text of several lines. */
export function visibleLines(text: string): string {
  return harmlessLines.test(text)
    ? text
    : text.replace(hostileButNewline(), (run) => escaped(run, escapeCharacter))
}

export function isHostile(text: string): boolean {
  return !harmless.test(text) && text.search(hostile()) !== -1
}

/**
 * Serialised JSON, or YAML whose hostile strings are double-quoted, with the hostile characters that JSON
 * itself leaves raw (DEL, C1, bidirectional controls, separators) as `\uXXXX`. Line feeds stay: they are layout.
 */
export function escapeSerialised(text: string): string {
  if (harmlessLines.test(text)) return text
  return text.replace(hostileButNewline(), (run) => escaped(run, escapeInJson))
}

function escapeInJson(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** A run of hostile characters, of which there may be megabytes: those that repeat are escaped at once. */
function escaped(run: string, escape: (character: string) => string): string {
  if (run.length === 1) return escape(run)
  let text = ''
  let end = 0
  for (let start = 0; start < run.length; start = end) {
    const character = run.charAt(start)
    while (run.charAt(end) === character) end++
    text += escape(character).repeat(end - start)
  }
  return text
}

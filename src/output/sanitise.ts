import { escapeCharacter, escapeRun } from '../foundation/python'

/**
 * Characters that could control a terminal or mislead its reader: C0 and C1 controls and DEL, bidirectional controls,
 * line and paragraph separators, byte order marks, lone surrogates, and tags, which hide text. Also U+FFFE and U+FFFF,
 * which YAML refuses unescaped. Functions, because V8 resolves Unicode properties when a pattern is evaluated, and most
 * text is harmless.
 */
const hostile = () =>
  /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]{1,999}/gu
const hostileButNewline = () =>
  /(?:(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufeff\ufffe\uffff\u{e0000}-\u{e007f}]){1,999}/gu

const harmless = /^[\x20-\x7e]*$/
const harmlessLines = /^[\x20-\x7e\n]*$/

/** Escapes a single line of text for people: characters unsafe for a terminal become visible escapes. */
export function visible(text: string): string {
  return harmless.test(text) ? text : text.replace(hostile(), (run) => escapeRun(run, escapeCharacter))
}

/**
 * Like `visible`, for what is told beside the answer: only the start of text longer than anybody reads, of which a
 * server may send megabytes.
 */
export function visibleStart(text: string, most = 10_000): string {
  return visible(text.length > most ? `${text.slice(0, most)}\u2026` : text)
}

/** Like `visible`, for multi-line text, and for YAML with hostile strings double-quoted: its escapes are the same. */
export function visibleLines(text: string): string {
  return harmlessLines.test(text)
    ? text
    : text.replace(hostileButNewline(), (run) => escapeRun(run, escapeCharacter))
}

export function isHostile(text: string): boolean {
  return !harmless.test(text) && text.search(hostile()) !== -1
}

/**
 * Escapes the hostile characters that serialised JSON has raw (DEL, C1, bidirectional controls, separators). Keeps line
 * feeds, which are layout.
 */
export function escapeJson(json: string): string {
  if (harmlessLines.test(json)) return json
  return json.replace(hostileButNewline(), (run) => escapeRun(run, escapeInJson))
}

/** `\uXXXX`; two of them above U+FFFF. */
function escapeInJson(character: string): string {
  const units = character.split('')
  return units.map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}

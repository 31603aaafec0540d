import { escapeCharacter, escapeRun } from '../foundation/python'

/**
 * Characters that could control a terminal or mislead its reader: C0 and C1 controls and DEL, bidirectional controls,
 * line and paragraph separators, byte order marks, lone surrogates. Functions, because V8 resolves Unicode properties
 * when a pattern is evaluated, and most text is harmless.
 */
const hostile = () => /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufeff]{1,999}/gu
const hostileButNewline = () => /(?:(?!\n)[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\p{Cs}\ufeff]){1,999}/gu

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

/** Like `visible`, for multi-line text. */
export function visibleLines(text: string): string {
  return harmlessLines.test(text)
    ? text
    : text.replace(hostileButNewline(), (run) => escapeRun(run, escapeCharacter))
}

export function isHostile(text: string): boolean {
  return !harmless.test(text) && text.search(hostile()) !== -1
}

/**
 * Escapes, as `\uXXXX`, the hostile characters that JSON leaves raw (DEL, C1, bidirectional controls, separators) in
 * serialised JSON, or YAML with hostile strings double-quoted. Keeps line feeds, which are layout.
 */
export function escapeSerialised(text: string): string {
  if (harmlessLines.test(text)) return text
  return text.replace(hostileButNewline(), (run) => escapeRun(run, escapeInJson))
}

function escapeInJson(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

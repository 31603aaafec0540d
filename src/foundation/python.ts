import { Float } from './json'

/** Python's `str()` of a JSON value. */
export function pythonStr(value: unknown): string {
  return typeof value === 'string' ? value : pythonRepr(value)
}

/** Python's `repr()` of a JSON value, in which undefined stands for null. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None'
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False'
    case 'number':
      return Number.isInteger(value) ? String(value) : floatRepr(value)
    case 'bigint':
      return String(value)
    case 'string':
      return stringRepr(value)
    default:
      if (value instanceof Float) return floatRepr(Number(value))
      return Array.isArray(value)
        ? `[${value.map(pythonRepr).join(', ')}]`
        : `{${Object.entries(value).map(itemRepr).join(', ')}}`
  }
}

function itemRepr([key, value]: [string, unknown]): string {
  return `${stringRepr(key)}: ${pythonRepr(value)}`
}

/** CPython's float_repr: an exponent of at least two digits from 1e16 and below 1e-4, otherwise a decimal point. */
function floatRepr(value: number): string {
  const magnitude = Math.abs(value)
  if (magnitude === Infinity) return value > 0 ? 'inf' : '-inf'
  if (magnitude >= 1e16 || (magnitude < 1e-4 && magnitude > 0)) {
    return value.toExponential().replace(/(?<=e[+-])\d$/, '0$&')
  }
  const text = Object.is(value, -0) ? '-0' : String(value)
  return Number.isInteger(value) ? `${text}.0` : text
}

const simple = /^[\x20-\x26\x28-\x5b\x5d-\x7e]*$/
const backslashesOrUnprintable = () => /(?:(?! )[\\\p{C}\p{Z}]){1,999}/gu

/** CPython's unicode_repr: single quotes unless only those occur in the text; escapes for unprintable characters. */
function stringRepr(text: string): string {
  if (simple.test(text)) return `'${text}'`
  const escaped = text.replace(backslashesOrUnprintable(), (run) =>
    escapeRun(run, (character) => (character === '\\' ? '\\\\' : escapeCharacter(character))),
  )
  if (!text.includes("'")) return `'${escaped}'`
  return text.includes('"') ? `'${escaped.replaceAll("'", "\\'")}'` : `"${escaped}"`
}

/** Escapes a run of characters. There may be megabytes, so each is looked up once, and a repeated one not even that. */
export function escapeRun(run: string, escape: (character: string) => string): string {
  const first = String.fromCodePoint(run.codePointAt(0) ?? 0)
  const count = run.length / first.length
  if (run === first.repeat(count)) return escape(first).repeat(count)
  const known = new Map<string, string>()
  const escaped = Array.from(run, (character) => {
    const found = known.get(character) ?? escape(character)
    known.set(character, found)
    return found
  })
  return escaped.join('')
}

/** The Python escape of a character, which is also what a terminal shows instead of it. */
export function escapeCharacter(character: string): string {
  const known = shortEscapes.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  const hex = code.toString(16)
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`
}

const shortEscapes = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
])

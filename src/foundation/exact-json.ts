import { Float, isObject, objectOf } from './json'

/**
 * JSON that JSON.parse may change: `1.0`, numbers with an exponent or many digits, and keys that look like array
 * indexes. A match within a string costs only time.
 */
const floatOrIndex = /\.0+[\s,\]}]|\d[eE][+-]?\d+[\s,\]}]|"\d+"\s*:/
// V8 matches the digits written out ten times as fast as `\d{15}`.
const longNumber = /[1-9]\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d|\.\d\d\d\d\d\d\d\d|\d\d\d\d\d\d\d\d\./
const isNumber = /^\s*-?\d/

/**
 * A lossless JSON.parse: integers beyond 2^53 become bigints, `1.0` becomes a Float, and object keys keep their order.
 *
 * @throws SyntaxError if the text is not valid JSON
 */
export function parseJson(text: string): unknown {
  return isNumber.test(text) || floatOrIndex.test(text) || longNumber.test(text)
    ? parseExactly(text)
    : JSON.parse(text)
}

const escapeQuoteOrNumber = /\\[^]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Calls JSON.parse on a text in which every string, keys included, starts with `$`, and every number that it would
 * change is a string that starts with `#`. Strings are not matched whole: in an unterminated one, each quote would be
 * tried as the start of a string.
 */
function parseExactly(text: string): unknown {
  let inString = false
  const marked = text.replace(escapeQuoteOrNumber, (token) => {
    if (token === '"') {
      inString = !inString
      return inString ? '"$' : token
    }
    return inString || token.startsWith('\\') || isExact(token) ? token : `"#${token}"`
  })
  return unmarked(JSON.parse(marked))
}

/** Whether a JavaScript number represents a JSON number exactly, including whether it was written as an integer. */
function isExact(number: string): boolean {
  const value = Number(number)
  return /[.eE]/.test(number) ? !Number.isInteger(value) : Number.isSafeInteger(value)
}

function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked)
  if (isObject(value)) {
    const entries: [string, unknown][] = []
    // Object.entries and a reviver of JSON.parse would take twice as long for hundreds of thousands of keys.
    for (const key in value) entries.push([nameIn(key), unmarked(value[key])])
    return objectOf(entries)
  }
  if (typeof value !== 'string') return value
  const content = value.slice(1)
  if (value.startsWith('$')) return content
  return /[.eE]/.test(content) ? new Float(content) : BigInt(content)
}

/** The name of a member, which must have been a string. */
function nameIn(key: string): string {
  if (key.startsWith('$')) return key.slice(1)
  throw new SyntaxError(`${key.slice(1)} is not a member name`)
}

/**
 * JSON.stringify for the values of `parseJson`.
 *
 * @param indent spaces per level; 0 writes everything on one line
 */
export function stringifyJson(value: unknown, indent = 0): string {
  return isNative(value) ? JSON.stringify(value, null, indent) : write(value, indent, '\n')
}

function isNative(value: unknown): boolean {
  if (typeof value !== 'object') return typeof value !== 'bigint'
  if (value instanceof Float) return false
  // Allocates no array of keys: lists can have hundreds of thousands of objects.
  for (const key in value) if (!isNative((value as Record<string, unknown>)[key])) return false
  return true
}

/** @param margin the newline and indentation of a line at this level */
function write(value: unknown, indent: number, margin: string): string {
  if (typeof value === 'bigint') return String(value)
  if (value instanceof Float) return floatText(Number(value))
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const [before, after] = indent === 0 ? ['', ''] : [margin + ' '.repeat(indent), margin]
  const each = (item: unknown) => write(item, indent, before)
  const colon = indent === 0 ? ':' : ': '
  const items = Array.isArray(value)
    ? value.map(each)
    : Object.entries(value).map(([key, item]) => JSON.stringify(key) + colon + each(item))
  const content = items.length === 0 ? '' : before + items.join(`,${before}`) + after
  return Array.isArray(value) ? `[${content}]` : `{${content}}`
}

function floatText(value: number): string {
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('e') ? text : `${text}.0`
}

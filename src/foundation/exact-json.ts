import { Float, isObject, objectOf } from './json'

/**
 * What JSON.parse may lose: `1.0` and whatever has an exponent, keys that look like the index of an array, and numbers
 * of many digits. Text within strings may match too, which costs time and nothing else.
 */
const floatOrIndex = /\.0+[\s,\]}]|\d[eE][+-]?\d+[\s,\]}]|"\d+"\s*:/
// V8 looks for digits that are written out in a tenth of the time that it takes for `\d{15}`.
const longNumber = /[1-9]\d\d\d\d\d\d\d\d\d\d\d\d\d\d\d|\.\d\d\d\d\d\d\d\d|\d\d\d\d\d\d\d\d\./
const isNumber = /^\s*-?\d/

/**
 * JSON.parse without its losses: integers beyond 2^53 are bigints, `1.0` is a Float, and the keys of objects
 * keep their order.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  return isNumber.test(text) || floatOrIndex.test(text) || longNumber.test(text)
    ? parseExactly(text)
    : JSON.parse(text)
}

const escapeQuoteOrNumber = /\\[^]|"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * Leaves the work to JSON.parse, on a text in which every string, keys among them, begins with a `$`, and the
 * numbers of which it would lose something are strings that begin with a `#`. Strings are not matched whole: where
 * one has no end, each of its quotes would be taken for the beginning of another.
 */
function parseExactly(text: string): unknown {
  let inString = false
  const marked = text.replace(escapeQuoteOrNumber, (token) => {
    if (token === '"') {
      inString = !inString
      return inString ? '"$' : token
    }
    return inString || token.startsWith('\\') || isHeld(token) ? token : `"#${token}"`
  })
  return JSON.parse(marked, (_key, value: unknown) => unmarked(value))
}

/** Whether a number of JavaScript holds a number of JSON exactly, and says whether it was written as an integer. */
function isHeld(number: string): boolean {
  const value = Number(number)
  return /[.eE]/.test(number) ? !Number.isInteger(value) : Number.isSafeInteger(value)
}

function unmarked(value: unknown): unknown {
  if (isObject(value)) return objectOf(Object.entries(value).map(([key, item]) => [nameIn(key), item]))
  if (typeof value !== 'string') return value
  const content = value.slice(1)
  if (value.startsWith('$')) return content
  return /[.eE]/.test(content) ? new Float(content) : BigInt(content)
}

/** The name of a member: only a string can be one, and is marked as such. */
function nameIn(key: string): string {
  if (key.startsWith('$')) return key.slice(1)
  throw new SyntaxError(`${key.slice(1)} is no name of a member`)
}

/** JSON.stringify of what `parseJson` gives. `indent`: spaces a level; without any, all is on one line. */
export function stringifyJson(value: unknown, indent = 0): string {
  return isNative(value) ? JSON.stringify(value, null, indent) : write(value, indent, '\n')
}

function isNative(value: unknown): boolean {
  if (typeof value !== 'object') return typeof value !== 'bigint'
  if (value instanceof Float) return false
  // Lists have hundreds of thousands of objects: none is made to look into them.
  for (const key in value) if (!isNative((value as Record<string, unknown>)[key])) return false
  return true
}

/** @param margin the line feed and the spaces before a line of this level */
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

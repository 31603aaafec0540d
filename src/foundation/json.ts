/**
 * A whole number written with a decimal point or exponent: `1.0`, `1e3`. Python, and therefore the tables, distinguish
 * it from `1`; JavaScript does not. Arithmetic treats it as the number it wraps.
 */
export class Float extends Number {}

/** A JSON value, as the API sends it. Integers beyond 2^53 are bigints. */
export type Value = null | boolean | number | bigint | Float | string | Value[] | { [key: string]: Value }

/** A resource of the API: its attributes, with the API's names and in the server's order. */
export type Row = Readonly<Record<string, Value>>

/** Parses a JSON object, with or without a byte order mark; undefined if the text is anything else. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''))
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is a number in any of its representations. */
export function isNumber(value: unknown): value is number | bigint | Float {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float)
}

const arrayIndex = /^(?:0|[1-9]\d*)$/

/**
 * An object that keeps the order of its entries. JavaScript objects would list keys that look like array indexes first,
 * in numeric order.
 */
export function objectOf<T>(entries: readonly (readonly [key: string, value: T])[]): Record<string, T> {
  const object = Object.fromEntries(entries)
  if (!entries.some(([key]) => arrayIndex.test(key))) return object
  const keys = [...new Set(entries.map(([key]) => key))]
  // Each listing of a proxy's keys takes microseconds per key, so use one only if the order differs.
  if (Object.keys(object).every((key, at) => key === keys[at])) return object
  return new Proxy(object, { ownKeys: () => keys })
}

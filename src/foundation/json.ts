/**
 * A whole number that is written with a point or an exponent: `1.0`, `1e3`. Python, and so the tables, tell it
 * from `1`; JavaScript does not. To arithmetic it is the number that it wraps.
 */
export class Float extends Number {}

/** A value of JSON, as the API sends it. Integers beyond 2^53 are bigints. */
export type Value = null | boolean | number | bigint | Float | string | Value[] | { [key: string]: Value }

/** A resource of the API: its attributes under the API's own names, in the server's order. */
export type Row = Readonly<Record<string, Value>>

/** The JSON object that a text from outside is; undefined where it is anything else. */
export function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Whether a value is a number, however it is held. */
export function isNumber(value: unknown): value is number | bigint | Float {
  return typeof value === 'number' || typeof value === 'bigint' || value instanceof Float
}

/** Whether a value that came from outside is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Float)
}

const arrayIndex = /^(?:0|[1-9]\d*)$/

/**
 * An object with these entries that keeps their order, where JavaScript would have keys that look like the
 * index of an array come first, by their value.
 */
export function objectOf<T>(entries: readonly (readonly [key: string, value: T])[]): Record<string, T> {
  const object = Object.fromEntries(entries)
  if (!entries.some(([key]) => arrayIndex.test(key))) return object
  const keys = [...new Set(entries.map(([key]) => key))]
  return new Proxy(object, { ownKeys: () => keys })
}

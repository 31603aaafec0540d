/** A JSON value. Undefined attributes are omitted. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json | undefined
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The object at a path of keys; an empty one if there is none. */
export function objectAt(value: Json | undefined, ...path: string[]): JsonObject {
  let found = value
  for (const key of path) found = isObject(found) ? found[key] : undefined
  return isObject(found) ? found : {}
}

/** A copy of an object without some keys. */
export function omit<T extends object, K extends keyof T>(object: T, ...keys: K[]): Omit<T, K> {
  const gone: readonly PropertyKey[] = keys
  return Object.fromEntries(Object.entries(object).filter(([key]) => !gone.includes(key))) as Omit<T, K>
}

export function textOf(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** Parses JSON; undefined if the text is invalid. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

/** A value of JSON, as the API sends it. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value }

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

/** Whether a value that came from outside is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

import { MagnumError } from '../foundation/errors'
import { isObject, type Row, type Value } from '../foundation/json'

/** Maximum number of characters. Formats with layout take about a second for ten times as many. */
const most = 2 ** 21
/** Added per row of a list: more than a cluster with its labels has. */
const mostOfRow = 2 ** 12

/**
 * Counts the characters that a format has to lay out, and refuses more than real resources and rows have. JSON has no
 * limit.
 *
 * @param mostTogether the limit for all rows, for formats that lay them out slowly
 */
export function lengthLimit(
  format: string,
  mostTogether = Infinity,
): (value: Row | Value, isRow?: boolean) => void {
  let left = most
  let together = 0
  return (value, isRow = false) => {
    const length = lengthOf(value)
    left += (isRow ? mostOfRow : 0) - length
    together += length
    if (left < 0) throw tooLong(`The output contains values too long for ${format}.`)
    if (together > mostTogether) throw tooLong(`The output contains too many values for ${format}.`)
  }
}

/** The error for output that a format cannot show in reasonable time. */
export function tooLong(message: string): MagnumError {
  return new MagnumError('failed', message, {
    hint: 'Use --max-width, -c to choose columns, or another format: -f json.',
  })
}

/** Characters of keys and strings, plus a fixed cost for each value. */
function lengthOf(value: Row | Value): number {
  const own = 32
  if (typeof value === 'string') return own + value.length
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + lengthOf(item), own)
  if (!isObject(value)) return own
  let sum = own
  for (const key in value) sum += key.length + lengthOf(value[key] ?? null)
  return sum
}

import { MagnumError } from '../../foundation/errors'
import { parseJson } from '../../foundation/exact-json'
import { isObject, type Value } from '../../foundation/json'
import type { PatchOperation } from '../../client/magnum/patch'
import { pythonRepr } from '../../foundation/python'
import { readLabels } from './labels'

export const patchOperations = ['add', 'replace', 'remove'] as const

/**
 * `<op> <path=value>…` of the update commands: a value that is JSON is sent as what it says, any other as
 * text; the value of `labels` is a list of labels.
 *
 * @throws MagnumError usage
 */
export function readPatch(op: string, attributes: readonly string[]): PatchOperation[] {
  const operation = patchOperations.find((known) => known === op)
  if (!operation) throw new MagnumError('usage', `Unknown PATCH operation: ${op}`)
  return attributes.map((attribute) => {
    const typed = attribute.startsWith('/') ? attribute : `/${attribute}`
    if (operation === 'remove') return { op: operation, path: typed }
    const equals = typed.indexOf('=')
    if (equals < 0) {
      throw new MagnumError('usage', `Attributes must be a list of PATH=VALUE not "${typed}"`)
    }
    const path = typed.slice(0, equals)
    const value = readJson(typed.slice(equals + 1))
    const isLabels = path === '/labels' || path === '/health_status_reason'
    return { op: operation, path, value: isLabels ? labelsOf(value) : value }
  })
}

/** Labels in the notation of `--labels`, plain or as a JSON string, or as a JSON object. */
function labelsOf(value: Value): Value {
  if (isObject(value)) return value
  if (typeof value === 'string') return readLabels([value])
  throw new MagnumError('usage', `labels must be a list of KEY=VALUE not ${pythonRepr(value)}`)
}

function readJson(text: string): Value {
  try {
    const value = parseJson(text) as Value
    return isFinite(value) ? value : text
  } catch {
    return text
  }
}

/** Whether there is no number beyond every double in a value: JSON could not be written of it. */
function isFinite(value: Value): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isFinite)
  return typeof value !== 'number' || Number.isFinite(value)
}

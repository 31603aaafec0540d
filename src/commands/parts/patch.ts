import { MagnumError } from '../../errors'
import type { Value } from '../../json'
import type { PatchOperation } from '../../magnum/patch'
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
    const text = typed.slice(equals + 1)
    const isLabels = path === '/labels' || path === '/health_status_reason'
    return { op: operation, path, value: isLabels ? readLabels([text]) : readJson(text) }
  })
}

function readJson(text: string): Value {
  try {
    const value = JSON.parse(text) as Value
    // A number that JavaScript cannot hold exactly is sent as it was typed.
    return typeof value === 'number' && !isExact(value, text) ? text : value
  } catch {
    return text
  }
}

function isExact(value: number, text: string): boolean {
  return (
    Number.isFinite(value) && (!Number.isInteger(value) || Number.isSafeInteger(value) || /[.e]/i.test(text))
  )
}

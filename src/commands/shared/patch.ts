import { any, optional, texts } from '../../cli/parameters'
import { features, type Requirement } from '../../client/magnum/microversions'
import type { PatchOperation } from '../../client/magnum/patch'
import { MagnumError } from '../../foundation/errors'
import { parseJson } from '../../foundation/exact-json'
import { isObject, type Value } from '../../foundation/json'
import { pythonRepr } from '../../foundation/python'
import { keyValues, readLabels } from './labels-and-taints'

const patchOperations = ['add', 'replace', 'remove'] as const

/** The old client's syntax: an operation and its attributes. */
export const changePositionals = {
  op: optional('<op>', { help: 'What to do with the attributes', choices: patchOperations }),
  changes: any('<path=value>', {
    help: 'Attributes and their new values; for remove, only their names',
    completes: 'path',
  }),
}

/** Options that change single labels. */
export const changeOptions = {
  label: texts('--label', {
    help: 'Label to set; can be repeated',
    metavar: '<key=value>',
    completes: 'label',
    added: true,
  }),
  noLabel: texts('--no-label', {
    help: 'Label to remove; can be repeated',
    metavar: '<key>',
    completes: 'label',
    added: true,
  }),
}

interface ChangeArguments {
  readonly op: string | undefined
  readonly changes: readonly string[]
  readonly label?: readonly string[]
  readonly noLabel?: readonly string[]
}

/**
 * The patch of an update command, in either syntax or both.
 *
 * @param replaced the attributes set by the command's own options
 * @throws MagnumError usage, if there is nothing to change
 */
export function readChanges(
  { op, changes, label = [], noLabel = [] }: ChangeArguments,
  replaced: Readonly<Record<string, Value>>,
): PatchOperation[] {
  if (op !== undefined && changes.length === 0) {
    throw new MagnumError('usage', 'the following arguments are required: <path=value>')
  }
  const patch: PatchOperation[] = [
    ...(op === undefined ? [] : readPatch(op, changes)),
    ...Object.entries(replaced).map(([key, value]) => newValue(`/${key}`, value)),
    ...[...keyValues(label, '--label')].map(([key, value]) => ({
      op: 'add' as const,
      path: `/labels/${pointer(key)}`,
      value,
    })),
    ...noLabel.map((key) => ({ op: 'remove' as const, path: `/labels/${pointer(key)}` })),
  ]
  if (patch.length === 0) {
    throw new MagnumError('usage', 'the following arguments are required: <op>, <path=value>')
  }
  return patch
}

/** API features that a patch of a cluster or node group needs. */
export function needsOf(patch: readonly PatchOperation[]): Requirement[] {
  const isForNodes = ({ path }: PatchOperation) => /^\/node_(labels|taints)(\/|$)/.test(path)
  const isForNone = ({ path, value }: PatchOperation) => path === '/node_count' && value === 0
  return [
    ...(patch.some(isForNodes) ? [features.nodeLabels] : []),
    ...(patch.some(isForNone) ? [features.zeroNodes] : []),
  ]
}

/** An empty value removes the attribute: the service accepts no empty strings. */
function newValue(path: string, value: Value): PatchOperation {
  return value === '' ? { op: 'remove', path } : { op: 'replace', path, value }
}

/** Applies a patch to labels. */
export function patchedLabels(
  labels: Readonly<Record<string, Value>>,
  patch: readonly PatchOperation[],
): Record<string, Value> {
  const result = new Map(Object.entries(labels))
  for (const { op, path, value = null } of patch) {
    const [, attribute, key] = path.split('/')
    if (attribute !== 'labels') continue
    if (key === undefined) {
      result.clear()
      if (isObject(value)) for (const [name, each] of Object.entries(value)) result.set(name, each)
    } else if (op === 'remove') result.delete(unescaped(key))
    else result.set(unescaped(key), value)
  }
  return Object.fromEntries(result)
}

const unescaped = (key: string) => key.replaceAll('~1', '/').replaceAll('~0', '~')

/** Escapes a name for a JSON pointer (RFC 6901). */
const pointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')

/**
 * Parses `<op> <path=value>…` of the update commands: a value is sent as JSON if it is valid JSON, otherwise as a
 * string; the value of `labels` is a list of labels.
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
    return { op: operation, path, value: isLabels(path) ? labelsOf(path.slice(1), value) : value }
  })
}

const isLabels = (path: string) => ['/labels', '/health_status_reason', '/node_labels'].includes(path)

/** Parses labels in the syntax of `--labels`, plain or as a JSON string, or a JSON object. */
function labelsOf(attribute: string, value: Value): Value {
  if (isObject(value)) return value
  if (value === '') return {}
  if (typeof value === 'string') return readLabels([value], attribute)
  throw new MagnumError('usage', `${attribute} must be a list of KEY=VALUE not ${pythonRepr(value)}`)
}

function readJson(text: string): Value {
  try {
    const value = parseJson(text) as Value
    return isFinite(value) ? value : text
  } catch {
    return text
  }
}

/** Whether all numbers in a value are finite, as JSON requires. */
function isFinite(value: Value): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isFinite)
  return typeof value !== 'number' || Number.isFinite(value)
}

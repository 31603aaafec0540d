import { pythonRepr } from '../../foundation/python'
import { Refusal } from '../server/requests'
import { isObject, type Json, type JsonObject } from '../json'
import { invalid } from './attributes'
import { parsePythonLiteral, pythonTypeName } from './python'

interface Operation {
  op: string
  path: string
  value?: Json
}

export interface PatchRules {
  /** Paths that cannot be changed. */
  internal: readonly string[]
  /** Paths that cannot be removed. */
  mandatory: readonly string[]
}

/**
 * The operations of a PATCH body, validated like Magnum's `JsonPatchType` (`magnum/api/controllers/v1/types.py`).
 */
export function readPatch(body: Json | undefined, rules: PatchRules): Operation[] {
  if (!Array.isArray(body)) throw new Refusal(400, 'Request is not in valid JSON format')
  return body.map((each) => readOperation(each, rules))
}

function readOperation(each: Json, rules: PatchRules): Operation {
  if (!isObject(each)) throw new Refusal(400, 'Request is not in valid JSON format')
  const unknown = Object.keys(each).find((name) => !['op', 'path', 'value'].includes(name))
  if (unknown !== undefined) throw new Refusal(400, `Unknown attribute for argument patch: ${unknown}`)
  const path = readWord(each, 'path', /^(\/[\w-]+)+$/, 'Value should match the pattern ^(/[\\w-]+)+$')
  const op = readWord(each, 'op', /^(add|replace|remove)$/, 'Value should be one of: add, remove, replace')
  const value = each.value ?? undefined
  if (value !== undefined) checkType(value)
  checkAllowed({ op, path }, rules)
  if (value !== undefined) return { op, path, value }
  if (op === 'remove') return { op, path }
  throw new Refusal(400, "'add' and 'replace' operations needs value")
}

function readWord(operation: JsonObject, name: string, pattern: RegExp, otherwise: string): string {
  const word = operation[name]
  if (word === undefined) throw invalid(name, null, 'Mandatory field missing.')
  if (typeof word !== 'string' || !pattern.test(word)) throw invalid(name, word, otherwise)
  return word
}

function checkAllowed({ op, path }: Operation, { internal, mandatory }: PatchRules): void {
  if (internal.includes(path)) {
    throw new Refusal(400, `'${path}' is an internal attribute and can not be updated`)
  }
  if (op === 'remove' && mandatory.includes(path)) {
    throw new Refusal(400, `'${path}' is a mandatory attribute and can not be removed`)
  }
}

function checkType(value: Json): void {
  const fits = typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value))
  // In Python, a boolean is an int.
  if (fits || typeof value === 'boolean') return
  throw invalid(
    'value',
    value,
    `Wrong type. Expected '(<class 'str'>, <class 'int'>)', got '<class '${pythonTypeName(value)}'>'`,
  )
}

/** Attributes whose new value is sent as a Python literal in a string. */
const LITERALS = ['/labels', '/health_status_reason', '/node_labels', '/node_taints']

/** A patched copy of a resource. */
export function applyPatch(resource: JsonObject, patch: readonly Operation[]): JsonObject {
  const result = structuredClone(resource)
  const fail = (reason: string) =>
    new Refusal(
      400,
      `Couldn't apply patch '${pythonRepr(patch.map(({ path, op, value }) => (value === undefined ? { path, op } : { path, op, value })))}'. Reason: ${reason}`,
    )
  for (const operation of patch) {
    const { parent, key } = locate(result, operation, fail)
    if (operation.op === 'remove') {
      if (own(parent, key) === undefined) {
        throw fail(`can't remove a non-existent object '${key}'`)
      }
      if (parent === result) parent[key] = null
      else Reflect.deleteProperty(parent, key)
    } else parent[key] = valueOf(operation, fail)
  }
  return result
}

function locate(result: JsonObject, { op, path }: Operation, fail: (reason: string) => Refusal) {
  const keys = path.split('/').slice(1)
  const key = keys.pop() ?? ''
  let parent: JsonObject = result
  for (const step of keys) {
    const inner = own(parent, step)
    if (!isObject(inner)) throw fail(`member '${step}' not found in ${pythonRepr(result)}`)
    parent = inner
  }
  if (op === 'add' && parent === result) requireUnset(result, path, key)
  if (op === 'replace' && own(parent, key) === undefined) {
    throw fail(`can't replace a non-existent object '${key}'`)
  }
  return { parent, key }
}

/** Reads own properties only, so that names such as `__proto__` are not special. */
function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function requireUnset(result: JsonObject, path: string, key: string): void {
  if (own(result, key) === undefined) {
    throw new Refusal(400, `Adding a new attribute ${path} to the root of the resource is not allowed.`)
  }
  if (result[key] !== null) {
    throw new Refusal(400, `The attribute ${path} has existed, please use 'replace' operation instead.`)
  }
}

function valueOf({ op, path, value = null }: Operation, fail: (reason: string) => Refusal): Json {
  if (op !== 'replace' || !LITERALS.includes(path) || typeof value !== 'string') return value
  try {
    return parsePythonLiteral(value)
  } catch (error) {
    throw fail(error instanceof SyntaxError ? error.message : 'malformed node or string')
  }
}

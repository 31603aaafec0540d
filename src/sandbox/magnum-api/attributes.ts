import { pythonRepr, pythonStr } from '../../foundation/python'
import { Refusal } from '../server/requests'
import { isObject, type Json, type JsonObject } from '../json'
import { pythonTypeName } from './python'

/**
 * An attribute of a request. `check` returns the value to store, or the error in the words of WSME, the library behind
 * Magnum's API.
 */
export interface Attribute {
  check: (value: Json) => { value: Json } | { reason: string }
  /** The default if the attribute is missing or null. */
  fallback?: Json
  mandatory?: boolean
  readonly?: boolean
  /** Minor microversion of the service that added the attribute. */
  since?: number
}

export type Schema = Readonly<Record<string, Attribute>>

const keep = (value: Json) => ({ value })
const refuse = (reason: string) => ({ reason })

export function text(min = 1, max = 255, pattern?: RegExp): Attribute {
  return {
    check: (value) => {
      if (typeof value !== 'string') return refuse('Value should be string')
      if (value.length < min) return refuse(`Value should have a minimum character requirement of ${min}`)
      if (value.length > max) return refuse(`Value should have a maximum character requirement of ${max}`)
      if (pattern && !pattern.test(value)) return refuse(`Value should match the pattern ${pattern.source}`)
      return keep(value)
    },
  }
}

export const anyText: Attribute = {
  check: (value) =>
    typeof value === 'string'
      ? keep(value)
      : refuse(`Wrong type. Expected '<class 'str'>', got '<class '${pythonTypeName(value)}'>'`),
}

export function integer(min: number, max = Number.MAX_SAFE_INTEGER): Attribute {
  return {
    check: (value) => {
      const number = typeof value === 'string' && isInteger(value) ? Number(value) : value
      if (typeof number !== 'number' || !Number.isInteger(number)) {
        return refuse(`invalid literal for int() with base 10: ${pythonRepr(value)}`)
      }
      if (number < min) return refuse(`Value should be greater or equal to ${min}`)
      if (number > max) return refuse(`Value should be lower or equal to ${max}`)
      return keep(number)
    },
  }
}

/** An integer in a PATCH, where WSME compares text with the limits instead of converting it. */
export function patchedInteger(min: number, max?: number): Attribute {
  return {
    check: (value) =>
      typeof value === 'string'
        ? refuse("'<' not supported between instances of 'str' and 'int'")
        : integer(min, max).check(value),
  }
}

const TRUE = ['1', 't', 'true', 'on', 'y', 'yes']
const FALSE = ['0', 'f', 'false', 'off', 'n', 'no']

/** Accepts the spellings of `oslo_utils.strutils.bool_from_string`. */
export const boolean: Attribute = {
  check: (value) => {
    const word = pythonStr(value).trim().toLowerCase()
    if (TRUE.includes(word)) return keep(true)
    if (FALSE.includes(word)) return keep(false)
    const accepted = [...FALSE, ...TRUE].sort().map((each) => `'${each}'`)
    return refuse(`Unrecognized value '${pythonStr(value)}', acceptable values are: ${accepted.join(', ')}`)
  },
}

export function oneOf(...choices: string[]): Attribute {
  return {
    check: (value) =>
      typeof value === 'string' && choices.includes(value)
        ? keep(value)
        : refuse(`Value should be one of: ${choices.join(', ')}`),
  }
}

/** Whether Python's `int()` accepts a text. */
export function isInteger(text: string): boolean {
  return /^\s*[+-]?\d+\s*$/.test(text)
}

export const uuid: Attribute = {
  check: (value) => {
    if (isUuid(pythonStr(value))) return keep(value)
    throw new Refusal(400, `Expected a uuid but received ${pythonStr(value)}.`)
  },
}

export function isUuid(value: string): boolean {
  return /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i.test(value)
}

export const nameServers: Attribute = {
  check: (value) => {
    const address = /^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]+)$/
    if (
      pythonStr(value)
        .split(',')
        .every((each) => address.test(each.trim()))
    )
      return keep(value)
    throw new Refusal(
      400,
      `Expected a single dns address or comma separated dns list, but received ${pythonStr(value)}.`,
    )
  },
}

const LABEL_TYPES = "(<class 'str'>, (<class 'int'>,), <class 'bool'>, <class 'float'>)"

export const labels: Attribute = {
  check: (value) => {
    if (!isObject(value)) return refuse(`Value not a valid dict: ${pythonStr(value)}`)
    const wrong = Object.values(value).find((each) => typeof each === 'object')
    if (wrong === undefined) return keep(value)
    return refuse(`Wrong type. Expected '${LABEL_TYPES}', got '<class '${pythonTypeName(wrong)}'>'`)
  },
}

export const list: Attribute = {
  check: (value) => (Array.isArray(value) ? keep(value) : refuse('Value not a valid list')),
}

export const readonly: Attribute = {
  check: () => refuse('Cannot set read only field.'),
  readonly: true,
}

/**
 * Validates a request body against a schema.
 *
 * @param argument the name of the API method's parameter, for errors
 */
export function readAttributes(schema: Schema, argument: string, body: Json | undefined, minor: number) {
  if (body === undefined) throw new Refusal(400, `Missing argument: "${argument}"`)
  if (!isObject(body)) throw new Refusal(400, 'Request is not in valid JSON format')
  const known = (name: string) => Object.hasOwn(schema, name) && (schema[name]?.since ?? 0) <= minor
  const unknown = Object.keys(body).find((name) => !known(name))
  if (unknown !== undefined) {
    throw new Refusal(400, `Unknown attribute for argument ${argument}: ${unknown}`)
  }
  const values: JsonObject = {}
  for (const [name, attribute] of Object.entries(schema)) {
    const value = readAttribute(name, attribute, body[name])
    if (value !== undefined) values[name] = value
  }
  return values
}

function readAttribute(name: string, attribute: Attribute, given: Json | undefined): Json | undefined {
  if (given === undefined && attribute.mandatory) throw invalid(name, null, 'Mandatory field missing.')
  if (given === undefined || given === null) return attribute.fallback ?? given
  const result = attribute.check(given)
  if ('reason' in result) throw invalid(name, given, result.reason)
  return result.value
}

export function invalid(name: string, value: Json, reason: string): Refusal {
  return new Refusal(
    400,
    `Invalid input for field/attribute ${name}. Value: '${pythonStr(value)}'. ${reason}`,
  )
}

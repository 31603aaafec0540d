import type { Option, Positionals } from './definition'
import { nearest } from '../foundation/nearest'
import type { OptionSet } from './option-set'
import { type PlacedOption } from './option-set'

/** What a command line says, before any default is applied. */
export interface Parsed {
  /** Values by scope and key, of the options that were given. */
  readonly given: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly positionals: Readonly<Record<string, unknown>>
  /** Deprecated spellings that were used, with the spelling to use. */
  readonly deprecated: readonly { flag: string; instead: string }[]
  readonly helpWanted: boolean
}

/** A word list that the grammar does not take; the message is what stands after "error: ". */
export class GrammarError extends Error {}

const negativeNumber = /^-\d+$|^-\d*\.\d+$/

interface State {
  readonly options: OptionSet
  readonly given: Map<PlacedOption, { flag: string; value: unknown }>
  readonly bare: string[]
  readonly unknown: string[]
}

/**
 * Reads words as Python's argparse does: options may be shortened to an unambiguous prefix, take their value
 * as `--a b`, `--a=b` or `-ab`, and stand anywhere; `--` ends them; negative numbers are values.
 *
 * @throws GrammarError
 */
export function parse(words: readonly string[], positionals: Positionals, options: OptionSet): Parsed {
  const state: State = { options, given: new Map(), bare: [], unknown: [] }
  for (let index = 0; index < words.length;) {
    const word = words[index] ?? ''
    if (word === '--') {
      state.bare.push(...words.slice(index + 1))
      break
    }
    if (word === '-h' || word === '--help') {
      return { given: {}, positionals: {}, deprecated: [], helpWanted: true }
    }
    if (isOptionWord(word, options)) index = readOption(words, index, state)
    else {
      state.bare.push(word)
      index++
    }
  }
  const { values, extra } = assignPositionals(state.bare, positionals, requiredOptions(state))
  if (state.unknown.length + extra.length > 0) throw unrecognized(state.unknown, extra, options)
  return { ...collect(state), positionals: values, helpWanted: false }
}

/** Whether argparse would take the word for an option rather than for a value (argparse.py, _parse_optional). */
export function isOptionWord(word: string, options: OptionSet): boolean {
  if (!word.startsWith('-') || word === '-') return false
  if (options.find(splitOption(word, options).name).kind !== 'unknown') return true
  return !negativeNumber.test(word) && !word.includes(' ')
}

/** Reads the option at `index` with its value, and returns the index behind it. */
function readOption(words: readonly string[], index: number, state: State): number {
  const word = words[index] ?? ''
  const { name, attached } = splitOption(word, state.options)
  const match = state.options.find(name)
  if (match.kind === 'ambiguous') {
    throw new GrammarError(`ambiguous option: ${word} could match ${match.flags.join(', ')}`)
  }
  if (match.kind === 'unknown') {
    state.unknown.push(word)
    return index + 1
  }
  const { flag, placed } = match
  refuseExcluded(flag, placed, state)
  const { option } = placed
  if (option.takes === 'switch') {
    if (attached !== undefined)
      throw new GrammarError(`argument ${flag}: ignored explicit argument '${attached}'`)
    state.given.set(placed, { flag, value: option.values[flag] })
    return index + 1
  }
  const next = words[index + 1]
  const typed = attached ?? (next !== undefined && isOptionWord(next, state.options) ? undefined : next)
  if (typed === undefined) throw new GrammarError(`argument ${flag}: expected one argument`)
  const value = readValue(flag, option, typed)
  const before = state.given.get(placed)?.value
  const list = Array.isArray(before) ? [...(before as unknown[]), value] : [value]
  state.given.set(placed, { flag, value: option.takes === 'words' ? list : value })
  return index + (attached === undefined ? 2 : 1)
}

function splitOption(word: string, options: OptionSet): { name: string; attached: string | undefined } {
  if (options.find(word).kind === 'option') return { name: word, attached: undefined }
  if (word.startsWith('--')) {
    const equals = word.indexOf('=')
    if (equals < 0) return { name: word, attached: undefined }
    return { name: word.slice(0, equals), attached: word.slice(equals + 1) }
  }
  if (options.find(word.slice(0, 2)).kind !== 'option') return { name: word, attached: undefined }
  return { name: word.slice(0, 2), attached: word.slice(word[2] === '=' ? 3 : 2) }
}

function readValue(name: string, parameter: Pick<Option, 'read' | 'choices'>, typed: string): unknown {
  if (parameter.choices && !parameter.choices.includes(typed)) {
    const guess = nearest(typed, parameter.choices)
    const hint =
      guess === undefined ? `choose from ${parameter.choices.join(', ')}` : `did you mean ${guess}?`
    throw new GrammarError(`argument ${name}: invalid choice: '${typed}' (${hint})`)
  }
  try {
    return parameter.read(typed)
  } catch (error) {
    throw new GrammarError(`argument ${name}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** A name and its deprecated spelling, and the two flags of an exclusive switch, cannot both be given. */
function refuseExcluded(flag: string, placed: PlacedOption, state: State): void {
  const before = state.given.get(placed)
  if (!before) return
  const { option } = placed
  const spellingsDiffer = option.deprecated.includes(flag) !== option.deprecated.includes(before.flag)
  if (spellingsDiffer || (option.exclusive && before.flag !== flag)) {
    throw new GrammarError(`argument ${flag}: not allowed with argument ${before.flag}`)
  }
}

function requiredOptions(state: State): string[] {
  const given = new Set([...state.given.keys()].map(({ option }) => option))
  const missing = state.options.required().filter((option) => !given.has(option))
  return missing.map(({ flags }) => flags[0])
}

function assignPositionals(
  bare: readonly string[],
  positionals: Positionals,
  missingOptions: readonly string[],
): { values: Record<string, unknown>; extra: readonly string[] } {
  const values: Record<string, unknown> = {}
  const missing: string[] = []
  let next = 0
  for (const [key, positional] of Object.entries(positionals)) {
    const take = positional.arity === 'many' || positional.arity === 'any' ? Infinity : 1
    const words = bare.slice(next, next + take)
    next += words.length
    if (words.length === 0 && (positional.arity === 'one' || positional.arity === 'many')) {
      missing.push(positional.metavar)
    }
    const read = words.map((word) => readValue(positional.metavar, positional, word))
    values[key] = take === 1 ? read[0] : read
  }
  missing.push(...missingOptions)
  if (missing.length > 0) {
    throw new GrammarError(`the following arguments are required: ${missing.join(', ')}`)
  }
  return { values, extra: bare.slice(next) }
}

/** @param extra words that are left over: often the values of options that nobody knows */
function unrecognized(
  unknown: readonly string[],
  extra: readonly string[],
  options: OptionSet,
): GrammarError {
  const word = unknown[0]?.split('=')[0] ?? ''
  const guess = nearest(word, options.namesNear(word))
  const hint = guess === undefined ? '' : ` (did you mean ${guess}?)`
  return new GrammarError(`unrecognized arguments: ${[...unknown, ...extra].join(' ')}${hint}`)
}

function collect(state: State): Pick<Parsed, 'given' | 'deprecated'> {
  const given: Record<string, Record<string, unknown>> = {}
  const deprecated: { flag: string; instead: string }[] = []
  for (const [{ scope, key, option }, { flag, value }] of state.given) {
    ;(given[scope] ??= {})[key] = value
    if (option.deprecated.includes(flag)) deprecated.push({ flag, instead: option.flags[0] })
  }
  return { given, deprecated }
}

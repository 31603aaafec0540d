import type { Completes, Option, Positional } from './definition'

interface PositionalFacts {
  help: string
  choices?: readonly string[]
  completes?: Completes
}

interface OptionFacts<T> {
  help: string
  metavar?: string
  choices?: readonly string[]
  completes?: Completes
  deprecated?: readonly string[]
  aliases?: readonly string[]
  fallback?: T
  required?: boolean
  proposal?: string
  env?: readonly string[]
  added?: boolean
  hidden?: boolean
  microversion?: string
}

const asTyped = (word: string) => word

export function one(metavar: string, facts: PositionalFacts): Positional<string> {
  return { metavar, arity: 'one', read: asTyped, ...facts }
}

/** A word from a fixed set. */
export function oneOf<const C extends string>(
  metavar: string,
  choices: readonly C[],
  facts: PositionalFacts,
): Positional<C> {
  return { metavar, arity: 'one', read: asTyped, ...facts, choices }
}

export function oneInteger(metavar: string, facts: PositionalFacts): Positional<number> {
  return { metavar, arity: 'one', ...facts, read: readInteger }
}

export function optional(metavar: string, facts: PositionalFacts): Positional<string | undefined> {
  return { metavar, arity: 'optional', read: asTyped, ...facts }
}

/** One or more words. */
export function many(metavar: string, facts: PositionalFacts): Positional<string[]> {
  return { metavar, arity: 'many', read: asTyped, ...facts }
}

/** Zero or more words. */
export function any(metavar: string, facts: PositionalFacts): Positional<string[]> {
  return { metavar, arity: 'any', read: asTyped, ...facts }
}

export function text(
  flag: string,
  facts: OptionFacts<string> & ({ required: true } | { fallback: string }),
): Option<string>
export function text(flag: string, facts: OptionFacts<string>): Option<string | undefined>
export function text(flag: string, facts: OptionFacts<string>): Option<string | undefined> {
  return option(flag, facts, word)
}

export function integer(
  flag: string,
  facts: OptionFacts<number> & ({ required: true } | { fallback: number }),
): Option<number>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return option(flag, facts, wholeNumber)
}

/** An integer that is not negative. */
export function count(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return option(flag, facts, nonNegative)
}

/** A word from a fixed set. */
export function choice<const C extends string>(
  flag: string,
  choices: readonly C[],
  facts: OptionFacts<C>,
): Option<C | undefined> {
  return option(flag, facts, word, choices)
}

/** A positive number of seconds, possibly fractional. */
export function seconds(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return option(flag, facts, duration)
}

/** A repeatable option; each occurrence adds a word. */
export function texts(flag: string, facts: OptionFacts<string[]>): Option<string[]> {
  return option(flag, facts, words)
}

/** A switch, off by default. */
export function flag(name: string, facts: OptionFacts<boolean>): Option<boolean> {
  return option(name, facts, onSwitch)
}

/** A switch with three states: on, off, or not given, which sends nothing. */
export function toggle(
  on: string,
  off: string,
  facts: OptionFacts<boolean> & { exclusive?: boolean },
): Option<boolean | undefined> {
  return option(on, facts, { takes: 'switch', read: asTyped, exclusive: facts.exclusive ?? true, off })
}

/** Properties of a kind of option. */
interface Kind<T> extends Pick<Option<T>, 'takes' | 'read'> {
  metavar?: string
  fallback?: T
  exclusive?: boolean
  /** The flag that turns a switch off. */
  off?: string
}

const word: Kind<never> = { takes: 'word', read: asTyped }
const words: Kind<string[]> = { takes: 'words', read: asTyped, fallback: [] }
const wholeNumber: Kind<number> = { takes: 'word', read: readInteger }
const nonNegative: Kind<number> = { takes: 'word', read: readCount }
const duration: Kind<number> = { takes: 'word', read: readSeconds, metavar: '<seconds>' }
const onSwitch: Kind<boolean> = { takes: 'switch', read: asTyped, fallback: false }

/** A single object literal, because every command creates dozens of options, and merging objects is slow. */
function option<T>(
  flag: string,
  facts: OptionFacts<T>,
  kind: Kind<T>,
  choices: readonly string[] | undefined = facts.choices,
): Option<T> {
  const flags = flagsOf(flag, kind.off, facts.aliases)
  return {
    flags,
    takes: kind.takes,
    read: kind.read,
    values: kind.takes === 'switch' ? valuesOf(flags, kind.off) : {},
    deprecated: facts.deprecated ?? [],
    exclusive: kind.exclusive ?? false,
    metavar: facts.metavar ?? kind.metavar ?? `<${withoutHyphens(flag)}>`,
    help: facts.help,
    choices,
    completes: facts.completes,
    fallback: facts.fallback ?? kind.fallback,
    required: facts.required ?? false,
    proposal: facts.proposal,
    env: facts.env ?? [],
    added: facts.added ?? false,
    hidden: facts.hidden ?? false,
    microversion: facts.microversion,
  }
}

function flagsOf(
  flag: string,
  off: string | undefined,
  aliases: readonly string[] = [],
): [string, ...string[]] {
  return off === undefined ? [flag, ...aliases] : [flag, off, ...aliases]
}

/** The value of each flag of a switch. */
function valuesOf(flags: readonly string[], off: string | undefined): Record<string, boolean> {
  const values: Record<string, boolean> = {}
  for (const flag of flags) values[flag] = flag !== off
  return values
}

function withoutHyphens(flag: string): string {
  return flag.slice(flag.startsWith('--') ? 2 : 1)
}

/** Parses an integer like Python's int(), for compatibility with the old client. */
export function readInteger(word: string): number {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(word)) throw new Error(`invalid int value: '${word}'`)
  const number = Number(word.replaceAll('_', ''))
  if (!Number.isSafeInteger(number)) throw new Error(`the number is too large: '${word}'`)
  return number === 0 ? 0 : number
}

function readCount(word: string): number {
  const number = readInteger(word)
  if (number < 0) throw new Error(`must be 0 or more: '${word}'`)
  return number
}

function readSeconds(word: string): number {
  const number = Number(word)
  if (word.trim() === '' || !(number > 0)) throw new Error(`must be a number of seconds above 0: '${word}'`)
  return number
}

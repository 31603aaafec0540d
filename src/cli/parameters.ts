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
  env?: readonly string[]
  added?: boolean
  hidden?: boolean
  microversion?: string
}

const asTyped = (word: string) => word

export function one(metavar: string, facts: PositionalFacts): Positional<string> {
  return { metavar, arity: 'one', read: asTyped, ...facts }
}

/** One of a few words. */
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

/** Any number of words, none among them. */
export function any(metavar: string, facts: PositionalFacts): Positional<string[]> {
  return { metavar, arity: 'any', read: asTyped, ...facts }
}

export function text(
  flag: string,
  facts: OptionFacts<string> & ({ required: true } | { fallback: string }),
): Option<string>
export function text(flag: string, facts: OptionFacts<string>): Option<string | undefined>
export function text(flag: string, facts: OptionFacts<string>): Option<string | undefined> {
  return { ...option(flag, facts), takes: 'word', read: asTyped }
}

export function integer(
  flag: string,
  facts: OptionFacts<number> & ({ required: true } | { fallback: number }),
): Option<number>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return { ...option(flag, facts), takes: 'word', read: readInteger }
}

/** One of a few words. */
export function choice<const C extends string>(
  flag: string,
  choices: readonly C[],
  facts: OptionFacts<C>,
): Option<C | undefined> {
  return { ...option(flag, { ...facts, choices }), takes: 'word', read: asTyped }
}

/** A number of seconds, fractions allowed. */
export function seconds(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return { ...option(flag, { metavar: '<seconds>', ...facts }), takes: 'word', read: readSeconds }
}

/** An option that may be given several times; every occurrence adds a word. */
export function texts(flag: string, facts: OptionFacts<string[]>): Option<string[]> {
  return { ...option(flag, { fallback: [], ...facts }), takes: 'words', read: asTyped }
}

/** A switch that is off unless given. */
export function flag(name: string, facts: OptionFacts<boolean>): Option<boolean> {
  const base = option(name, { fallback: false, ...facts })
  return { ...base, takes: 'switch', values: valuesOf(base.flags, true), read: asTyped }
}

/** A switch of three states: on, off, and not given, which sends nothing. */
export function toggle(
  on: string,
  off: string,
  facts: OptionFacts<boolean> & { exclusive?: boolean },
): Option<boolean | undefined> {
  const base = option(on, { ...facts, aliases: [off, ...(facts.aliases ?? [])] })
  const values = { ...valuesOf(base.flags, true), [off]: false }
  return { ...base, takes: 'switch', values, exclusive: facts.exclusive ?? true, read: asTyped }
}

function valuesOf(flags: readonly string[], value: boolean): Record<string, boolean> {
  return Object.fromEntries(flags.map((name) => [name, value]))
}

type Base<T> = Omit<Option<T>, 'takes' | 'read'>

function option<T>(flag: string, facts: OptionFacts<T>): Base<T> {
  return {
    flags: [flag, ...(facts.aliases ?? [])],
    deprecated: facts.deprecated ?? [],
    values: {},
    exclusive: false,
    metavar: facts.metavar ?? `<${flag.replace(/^-+/, '')}>`,
    help: facts.help,
    choices: facts.choices,
    completes: facts.completes,
    fallback: facts.fallback,
    required: facts.required ?? false,
    env: facts.env ?? [],
    added: facts.added ?? false,
    hidden: facts.hidden ?? false,
    microversion: facts.microversion,
  }
}

/** An integer as Python's int() reads it, which is what scripts have relied on. */
export function readInteger(word: string): number {
  if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(word)) throw new Error(`invalid int value: '${word}'`)
  const number = Number(word.replaceAll('_', ''))
  if (!Number.isSafeInteger(number)) throw new Error(`the number is too large: '${word}'`)
  return number === 0 ? 0 : number
}

function readSeconds(word: string): number {
  const number = Number(word)
  if (word.trim() === '' || !(number > 0)) throw new Error(`must be a number of seconds above 0: '${word}'`)
  return number
}

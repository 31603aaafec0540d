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
  return option(flag, facts, 'word', asTyped)
}

export function integer(
  flag: string,
  facts: OptionFacts<number> & ({ required: true } | { fallback: number }),
): Option<number>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined>
export function integer(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return option(flag, facts, 'word', readInteger)
}

/** One of a few words. */
export function choice<const C extends string>(
  flag: string,
  choices: readonly C[],
  facts: OptionFacts<C>,
): Option<C | undefined> {
  return option(flag, { ...facts, choices }, 'word', asTyped)
}

/** A number of seconds, fractions allowed. */
export function seconds(flag: string, facts: OptionFacts<number>): Option<number | undefined> {
  return option(flag, { metavar: '<seconds>', ...facts }, 'word', readSeconds)
}

/** An option that may be given several times; every occurrence adds a word. */
export function texts(flag: string, facts: OptionFacts<string[]>): Option<string[]> {
  return option(flag, { fallback: [], ...facts }, 'words', asTyped)
}

/** A switch that is off unless given. */
export function flag(name: string, facts: OptionFacts<boolean>): Option<boolean> {
  return option(name, { fallback: false, ...facts }, 'switch', asTyped)
}

/** A switch of three states: on, off, and not given, which sends nothing. */
export function toggle(
  on: string,
  off: string,
  facts: OptionFacts<boolean> & { exclusive?: boolean },
): Option<boolean | undefined> {
  const aliases = [off, ...(facts.aliases ?? [])]
  return option(on, { exclusive: true, ...facts, aliases }, 'switch', asTyped, off)
}

type Kind<T> = Pick<Option<T>, 'takes' | 'read'>

/** In one piece: a hundred of them are made by every command, and to put two objects together takes long. */
function option<T>(
  flag: string,
  facts: OptionFacts<T> & { exclusive?: boolean },
  takes: Kind<T>['takes'],
  read: Kind<T>['read'],
  off?: string,
): Option<T> {
  const flags = facts.aliases ? ([flag, ...facts.aliases] as const) : ([flag] as const)
  return {
    flags,
    takes,
    read,
    values: takes === 'switch' ? valuesOf(flags, off) : {},
    deprecated: facts.deprecated ?? [],
    exclusive: facts.exclusive ?? false,
    metavar: facts.metavar ?? `<${withoutHyphens(flag)}>`,
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

/** What each flag of a switch stands for. */
function valuesOf(flags: readonly string[], off: string | undefined): Record<string, boolean> {
  const values: Record<string, boolean> = {}
  for (const flag of flags) values[flag] = flag !== off
  return values
}

function withoutHyphens(flag: string): string {
  return flag.slice(flag.startsWith('--') ? 2 : 1)
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

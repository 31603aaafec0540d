import type { Command, Completes, Option, Options, Positional } from '../../src/cli/definition'
import { globalOptions, loginOptions } from '../../src/cli/global-options'
import { shownOptions } from '../../src/cli/describe'
import { formatSynonyms } from '../../src/cli/habits'
import { outputOptionsOf } from '../../src/cli/output-options'
import { topics } from '../../src/cli/topics'
import { preferenceNames } from '../../src/program/preferences'
import { coes, driversOfCoe } from '../../src/catalogue/drivers'

/** A completion candidate and its description. */
export interface Proposal {
  word: string
  what: string
}

/** The candidates of a value: fixed words, files found by the shell, or names from `__complete`. */
export type Offer =
  | { kind: 'words' | 'columns' | 'paths'; words: readonly string[] }
  | { kind: 'labels' }
  | { kind: Exclude<Completes, 'label' | 'path' | keyof Words> }
  | { kind: 'anything' }

/** The input of the completion scripts of all shells. */
export interface Grammar {
  commands: readonly Proposal[]
  /** The next words of a command spelt with spaces: after `cluster`, `list` and `template`. */
  spaced: ReadonlyMap<string, readonly Proposal[]>
  globals: readonly Proposal[]
  /** All options that take a value. */
  taking: readonly string[]
  globalValues: readonly FlagOffer[]
  perCommand: readonly CommandGrammar[]
}

export interface FlagOffer {
  flags: readonly string[]
  offer: Offer
}

export interface CommandGrammar {
  name: string
  options: readonly Proposal[]
  values: readonly FlagOffer[]
  positionals: readonly Offer[]
  /** Whether the last positional may be repeated. */
  repeats: boolean
}

export function grammarOf(all: readonly Command[]): Grammar {
  const globals = { ...globalOptions(), ...loginOptions() }
  const everyOption = [globals, ...all.flatMap((each) => [each.options, outputOptionsOf(each)])]
  const taking = everyOption.flatMap((options: Options) =>
    Object.values(options).flatMap((option) => (option.takes === 'switch' ? [] : spellingsOf(option))),
  )
  return {
    commands: all.map(({ name, summary }) => ({ word: name, what: summary })),
    spaced: spacedSpellings(all),
    globals: proposals(globals),
    taking: [...new Set(taking)].sort(),
    globalValues: flagOffers(globals, wordsFor(undefined, []), []),
    perCommand: all.map((command) => commandGrammar(command, all)),
  }
}

function commandGrammar(command: Command, all: readonly Command[]): CommandGrammar {
  const words = wordsFor(command, [...all.map(({ name }) => name), ...Object.keys(topics)])
  const paths = pathsOf(command)
  const options = { ...command.options, ...outputOptionsOf(command) }
  const positionals = Object.values(command.positionals)
  const last = positionals.at(-1)?.arity
  return {
    name: command.name,
    options: proposals(options),
    values: flagOffers(options, words, paths),
    positionals: positionals.map((positional) => offerOf(positional, words, paths)),
    repeats: last === 'many' || last === 'any',
  }
}

function proposals(options: Options): Proposal[] {
  return shownOptions(options).flatMap((option) =>
    option.flags.filter((flag) => !flag.includes('_')).map((word) => ({ word, what: option.help })),
  )
}

function flagOffers(options: Options, words: Words, paths: readonly string[]): FlagOffer[] {
  return Object.values(options)
    .filter((option: Option) => option.takes !== 'switch')
    .map((option: Option) => ({
      flags: spellingsOf(option),
      offer: offerOf(option, words, paths),
    }))
    .filter(({ offer }) => offer.kind !== 'anything')
}

/** The flags of an option, and what is accepted in their place. */
function spellingsOf({ flags, deprecated }: Option): string[] {
  return [...flags, ...deprecated, ...(flags.includes('--format') ? formatSynonyms : [])]
}

/** The candidates known when the scripts are generated. */
interface Words {
  column: readonly string[]
  command: readonly string[]
  coe: readonly string[]
  setting: readonly string[]
  'network-driver': readonly string[]
  'volume-driver': readonly string[]
  'quota-resource': readonly string[]
}

function wordsFor(command: Command | undefined, names: readonly string[]): Words {
  const drivers = Object.values(driversOfCoe)
  return {
    column: command?.columns ?? [],
    command: names,
    coe: coes,
    setting: preferenceNames,
    'network-driver': [...new Set(drivers.flatMap(({ network }) => network))],
    'volume-driver': [...new Set(drivers.flatMap(({ volume }) => volume))],
    'quota-resource': ['Cluster'],
  }
}

function offerOf({ choices, completes }: Option | Positional, words: Words, paths: readonly string[]): Offer {
  if (choices) return { kind: 'words', words: choices }
  if (completes === undefined) return { kind: 'anything' }
  if (completes === 'label') return { kind: 'labels' }
  if (completes === 'path') return { kind: 'paths', words: paths }
  if (completes === 'column') return { kind: 'columns', words: words.column }
  return isKnown(completes, words) ? { kind: 'words', words: words[completes] } : { kind: completes }
}

const isKnown = (kind: Completes, words: Words): kind is keyof Words => kind in words

/** The attributes that a command updates, which are the keys of its options. */
function pathsOf({ options }: Command): string[] {
  const attributes = Object.keys(options).filter((key) => !/[A-Z]|^(wait|label|rollback|tags)$/.test(key))
  return [...attributes, 'labels']
}

function spacedSpellings(all: readonly Command[]): Map<string, Proposal[]> {
  const spaced = new Map<string, Proposal[]>()
  for (const { name, summary } of all) {
    const words = name.split('-')
    for (let index = 0; index < words.length; index++) {
      const path = words.slice(0, index).join('-')
      const word = words[index] ?? ''
      const after = spaced.get(path) ?? []
      const what =
        index === words.length - 1 ? summary : `commands for ${words.slice(0, index + 1).join(' ')}`
      if (words.length > 1 && !after.some((each) => each.word === word))
        spaced.set(path, [...after, { word, what }])
    }
  }
  return spaced
}

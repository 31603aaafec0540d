import { MagnumError } from '../foundation/errors'
import type { Command, Parameters } from './definition'
import { generalUsage, shortUsageOf, usageOf } from './describe'
import { nearest } from '../foundation/nearest'
import { type ReadWords, Refusal } from './argv'
import type { Flag, Flags } from './flags'
import { loginPrefix } from './global-options'
import { optionHint } from './habits'
import { any } from './parameters'

interface UsageFacts {
  /** The usage of the command, like in argparse. */
  usage: string
  /** The usage on one line. */
  shortUsage: string
  /** The help topic: the command's name, or empty. */
  topic: string
  hint?: string | undefined
  /** The required options, if their absence is the only error. */
  missing?: readonly string[]
}

/** An invalid command line. */
export class UsageError extends MagnumError {
  readonly usage: string
  readonly shortUsage: string
  readonly topic: string
  readonly missing: readonly string[]

  constructor(message: string, { usage, shortUsage, topic, hint, missing = [] }: UsageFacts) {
    super('usage', message, { hint })
    this.usage = usage
    this.shortUsage = shortUsage
    this.topic = topic
    this.missing = missing
  }
}

/** Creates a usage error for a command, or for words before any command. */
export function usageError(
  message: string,
  command?: Command,
  facts: Partial<Pick<UsageFacts, 'hint' | 'missing' | 'topic'>> = {},
): UsageError {
  const usage = command ? usageOf(command) : generalUsage
  const shortUsage = command ? shortUsageOf(command) : generalUsage
  return new UsageError(message, { usage, shortUsage, topic: command?.name ?? '', ...facts })
}

/** Turns the refusals of `read` into usage errors. */
export function withUsage<T>(command: Command | undefined, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw usageError(error.message, command, { hint: command?.usageHint, ...error.facts })
  }
}

/**
 * Words Commander's errors about conflicting, missing or unknown arguments like argparse, which scripts may match.
 * Commander stops at the first one; argparse lists everything that is missing or unknown.
 */
export function refusalOf(command: Parameters, tables: readonly Flags[], read: ReadWords): Refusal {
  return conflict(read.used) ?? missing(command, tables, read) ?? unrecognized(command, tables, read)
}

/** What can stand before the words of a command. */
export const beforeCommand: Parameters = {
  positionals: { words: any('<command>', { help: '' }) },
  options: {},
}

function conflict(used: readonly Flag[]): Refusal | undefined {
  for (const [index, flag] of used.entries()) {
    const excluded = used
      .slice(0, index)
      .find(({ option, place }) => option === flag.option && place !== flag.place)
    if (excluded) return new Refusal(`argument ${flag.name}: not allowed with argument ${excluded.name}`)
  }
  return undefined
}

function missing(command: Parameters, tables: readonly Flags[], read: ReadWords): Refusal | undefined {
  const { used, operands, unknown } = read
  const names = Object.values(command.positionals)
    .slice(operands.length)
    .filter(({ arity }) => arity === 'one' || arity === 'many')
    .map(({ metavar }) => metavar)
  const flags = Object.values(command.options)
    .filter((option) => option.required && !used.some((each) => each.option === option))
    .map((option) => option.flags[0])
  if (names.length + flags.length === 0) return undefined
  const found = hintIn(command, tables, read)
  const hint = found === undefined ? '' : ` (${found.word}: ${found.hint})`
  const message = `the following arguments are required: ${[...names, ...flags].join(', ')}${hint}`
  const isAllElseRight = names.length + unknown.length + tooMany(command, operands).length === 0
  return new Refusal(message, isAllElseRight ? { missing: flags } : {})
}

function unrecognized(command: Parameters, tables: readonly Flags[], read: ReadWords): Refusal {
  const { operands, unknown } = read
  const isEarly =
    command === beforeCommand && operands.length > 0 && !unknown.some((word) => word.startsWith(loginPrefix))
  const late = isEarly ? 'options of a command come after it' : undefined
  const hint = hintIn(command, tables, read)?.hint ?? late
  const words = [...unknown, ...tooMany(command, operands)].join(' ')
  return new Refusal(`unrecognized arguments: ${words}${hint === undefined ? '' : ` (${hint})`}`)
}

function tooMany({ positionals }: Parameters, operands: readonly string[]): readonly string[] {
  const all = Object.values(positionals)
  const isLastRepeatable = ['any', 'many'].includes(all.at(-1)?.arity ?? '')
  return isLastRepeatable ? [] : operands.slice(all.length)
}

/** The first hint for an unknown option or for a word that may have been meant as one. */
function hintIn(
  { positionals }: Parameters,
  tables: readonly Flags[],
  { unknown, operands }: ReadWords,
): { word: string; hint: string } | undefined {
  const names = ['--help', ...tables.flatMap((flags) => [...flags.keys()])]
  const metavars = Object.values(positionals).map(({ metavar }) => metavar)
  for (const typed of [...unknown, ...operands]) {
    const [word = ''] = typed.split('=')
    const hint = optionHint(word, [...names, ...metavars]) ?? nearOption(word, names)
    if (hint !== undefined) return { word, hint }
  }
  return undefined
}

function nearOption(word: string, names: readonly string[]): string | undefined {
  // `-limit`: a single letter, however, is close to any other.
  const long = word.replace(/^-(?=[a-z]{2})/, '--')
  const login = long.replace(/^--/, loginPrefix)
  const guess = names.includes(login) ? login : long.startsWith('--') ? nearest(long, names) : undefined
  return guess === undefined || guess === word ? undefined : `did you mean ${guess}?`
}

import { MagnumError } from '../foundation/errors'
import type { Command, Parameters } from './definition'
import { generalUsage, shortUsageOf, usageOf } from './describe'
import { nearest } from '../foundation/nearest'
import { type Flag, type Flags, type ReadWords, Refusal } from './argv'
import { optionHint } from './habits'

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
  command: Command | undefined,
  facts: Partial<Pick<UsageFacts, 'hint' | 'missing' | 'topic'>> = {},
): UsageError {
  const usage = command ? usageOf(command) : generalUsage
  const shortUsage = command ? shortUsageOf(command) : generalUsage
  return new UsageError(message, { usage, shortUsage, topic: command?.name ?? '', ...facts })
}

/**
 * Words Commander's errors about conflicting, missing or unknown arguments like argparse, which scripts may match.
 * Commander stops at the first one; argparse lists everything that is missing or unknown.
 */
export function refusalOf(command: Parameters, tables: readonly Flags[], read: ReadWords): Refusal {
  return conflict(read.used) ?? missing(command, tables, read) ?? unrecognized(command, tables, read)
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

function missing(
  { positionals, options }: Parameters,
  tables: readonly Flags[],
  { used, operands, unknown }: ReadWords,
): Refusal | undefined {
  const names = Object.values(positionals)
    .slice(operands.length)
    .filter(({ arity }) => arity === 'one' || arity === 'many')
    .map(({ metavar }) => metavar)
  const flags = Object.values(options)
    .filter((option) => option.required && !used.some((each) => each.option === option))
    .map((option) => option.flags[0])
  if (names.length + flags.length === 0) return undefined
  const hint = hintFor(unknown, positionals, tables)
  const misspelt = hint === undefined ? '' : ` (${nameOf(unknown)}: ${hint})`
  const message = `the following arguments are required: ${[...names, ...flags].join(', ')}${misspelt}`
  return new Refusal(message, names.length + unknown.length > 0 ? {} : { missing: flags })
}

function unrecognized(
  { positionals }: Parameters,
  tables: readonly Flags[],
  { operands, unknown }: ReadWords,
): Refusal {
  const tooMany = operands.slice(Object.keys(positionals).length)
  const hint = hintFor(unknown, positionals, tables)
  const all = [...unknown, ...tooMany].join(' ')
  return new Refusal(`unrecognized arguments: ${all}${hint === undefined ? '' : ` (${hint})`}`)
}

const nameOf = ([word = '']: readonly string[]) => word.split('=')[0] ?? ''

/** A hint for the first of the unknown words. */
function hintFor(
  unknown: readonly string[],
  positionals: Parameters['positionals'],
  tables: readonly Flags[],
): string | undefined {
  const word = nameOf(unknown)
  const names = ['--help', ...tables.flatMap((flags) => [...flags.keys()])]
  const elsewhere = optionHint(word, [...names, ...Object.values(positionals).map(({ metavar }) => metavar)])
  if (elsewhere !== undefined) return elsewhere
  // Any single letter is close to any other.
  const guess = word.startsWith('--') ? nearest(word, names) : undefined
  return guess === undefined ? undefined : `did you mean ${guess}?`
}

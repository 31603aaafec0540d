import { nearest } from '../foundation/nearest'
import { type Flag, type Flags, type ReadWords, Refusal } from './argv'
import type { Parameters } from './definition'
import { optionsElsewhere } from './habits'

/**
 * Tells in argparse's words, which scripts know, what Commander has refused as conflicting, missing, unknown or too much. It stops at the first thing
 * that it meets, and argparse names everything that is missing, or everything that is too much.
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
  const hint = hintFor(unknown, tables)
  const misspelt = hint === undefined ? '' : ` (${nameOf(unknown)}: ${hint})`
  const message = `the following arguments are required: ${[...names, ...flags].join(', ')}${misspelt}`
  return new Refusal(message, names.length + unknown.length > 0 ? [] : flags)
}

function unrecognized(
  { positionals }: Parameters,
  tables: readonly Flags[],
  { operands, unknown }: ReadWords,
): Refusal {
  const tooMany = operands.slice(Object.keys(positionals).length)
  const hint = hintFor(unknown, tables)
  const all = [...unknown, ...tooMany].join(' ')
  return new Refusal(`unrecognized arguments: ${all}${hint === undefined ? '' : ` (${hint})`}`)
}

const nameOf = ([word = '']: readonly string[]) => word.split('=')[0] ?? ''

/** What to say instead of the first of the unknown words. */
function hintFor(unknown: readonly string[], tables: readonly Flags[]): string | undefined {
  const word = nameOf(unknown)
  const names = tables.flatMap((flags) => [...flags.keys()])
  const elsewhere = optionsElsewhere[word]
  const named = /^did you mean (--[a-z-]+)/.exec(elsewhere ?? '')?.[1]
  if (elsewhere !== undefined && (named === undefined || names.includes(named))) return elsewhere
  // To a single letter every other one is near.
  const guess = word.startsWith('--') ? nearest(word, names) : undefined
  return guess === undefined ? undefined : `did you mean ${guess}?`
}

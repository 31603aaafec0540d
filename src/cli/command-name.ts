import { nearest } from '../foundation/nearest'
import { Refusal } from './argv'
import type { Command } from './definition'
import { commandsElsewhere, verbFirst, verbs, withoutNoun } from './habits'

/** The commands that there are. */
export interface Registry {
  /** Each is loaded when it is run or explained. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>
  /** Names that still work, and the command to use instead. */
  readonly deprecatedNames: Readonly<Record<string, string>>
}

interface NamedCommand {
  /** The hyphenated name. */
  readonly name: string
  /** The spelling that was typed, where it is a deprecated one. */
  readonly deprecated: string | undefined
  /** The words behind the command. */
  readonly words: readonly string[]
}

/**
 * Finds the command that words begin with; it may be spelt `cluster-list`, `cluster list` or, for those who come from
 * it, `coe cluster list`. A noun alone asks for help.
 *
 * @throws Refusal
 */
export function commandNamed(typed: readonly string[], registry: Registry): NamedCommand {
  const words = typed[0] === 'coe' ? typed.slice(1) : typed
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const named = commandCalled(words.slice(0, length).join('-'), registry)
    if (named) return { ...named, words: words.slice(length) }
  }
  const noun = words.filter((word) => word !== '-h' && word !== '--help').join('-')
  if (noun === '' || isNoun(noun, registry))
    return { name: 'help', deprecated: undefined, words: noun === '' ? [] : [noun] }
  throw unknownCommand(words, registry)
}

/** Whether there are commands for it: `cluster`, `cluster-template`. */
export function isNoun(name: string, { commands }: Registry): boolean {
  return Object.keys(commands).some((command) => command.startsWith(`${name}-`))
}

function commandCalled(
  name: string,
  { commands, deprecatedNames }: Registry,
): Omit<NamedCommand, 'words'> | undefined {
  if (Object.hasOwn(commands, name)) return { name, deprecated: undefined }
  const current = Object.hasOwn(deprecatedNames, name) ? deprecatedNames[name] : undefined
  if (current !== undefined) return { name: current, deprecated: name }
  const usual = name.replace(/-([a-z]+)$/, (all, verb: string) => (verb in verbs ? `-${verbs[verb]}` : all))
  return Object.hasOwn(commands, usual) ? { name: usual, deprecated: undefined } : undefined
}

function unknownCommand(words: readonly string[], registry: Registry): Refusal {
  const [first = '', second] = words
  const spoken = words.flatMap((word) => word.split('-'))
  const names = Object.keys(registry.commands).filter((name) => !name.startsWith('_'))
  const elsewhere = (length: number) => {
    const name = spoken.slice(0, length).join(' ')
    return Object.hasOwn(commandsElsewhere, name) ? commandsElsewhere[name] : undefined
  }
  const meant = (guess: string | undefined) => (guess === undefined ? undefined : `did you mean ${guess}?`)
  const hint =
    elsewhere(2) ??
    meant(verbFirst(words, names)) ??
    elsewhere(1) ??
    meant(nearestCommand(words, spoken, registry, names))
  const wrong = second !== undefined && isNoun(first, registry) ? `${first} ${second}` : first
  return new Refusal(`invalid choice: '${wrong}'${hint === undefined ? '' : ` (${hint})`}`)
}

/** @param spoken the words, parted at hyphens as well */
function nearestCommand(
  words: readonly string[],
  spoken: readonly string[],
  registry: Registry,
  names: readonly string[],
): string | undefined {
  const [noun = ''] = spoken
  if (isNoun(noun, registry)) {
    // The letters of the noun are right, and count for nothing.
    const verbsOfNoun = names
      .filter((name) => name.startsWith(`${noun}-`))
      .map((name) => name.slice(noun.length + 1))
    const verb = nearest(spoken.slice(1, 3).join('-'), verbsOfNoun) ?? nearest(spoken[1] ?? '', verbsOfNoun)
    return verb === undefined ? undefined : `${noun}-${verb}`
  }
  const [first = ''] = words
  return (
    withoutNoun(first, names) ??
    nearest(words.slice(0, 2).join('-'), names) ??
    nearest(first, [...names, ...nounsOf(registry)])
  )
}

/** What there are commands for. */
export function nounsOf({ commands }: Registry): string[] {
  const nouns = Object.keys(commands).map((name) => /^[a-z]{4,}(?:-template)?(?=-)/.exec(name)?.[0])
  return [...new Set(nouns)].filter((noun) => noun !== undefined)
}

import { nearest } from '../foundation/nearest'
import { Refusal } from './argv'
import type { Command } from './definition'

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
 * it, `coe cluster list`.
 *
 * @throws Refusal
 */
export function commandNamed(
  words: readonly string[],
  { commands, deprecatedNames }: Registry,
): NamedCommand {
  const skip = words[0] === 'coe' && words.length > 1 ? 1 : 0
  for (let length = Math.min(3, words.length - skip); length > 0; length--) {
    const name = words.slice(skip, skip + length).join('-')
    const rest = words.slice(skip + length)
    if (Object.hasOwn(commands, name)) return { name, deprecated: undefined, words: rest }
    const instead = Object.hasOwn(deprecatedNames, name) ? deprecatedNames[name] : undefined
    if (instead !== undefined) return { name: instead, deprecated: name, words: rest }
  }
  const typed = words[skip] ?? ''
  const both = words[skip + 1] === undefined ? typed : `${typed}-${words[skip + 1]}`
  const guess = nearest(typed, Object.keys(commands)) ?? nearest(both, Object.keys(commands))
  throw new Refusal(`invalid choice: '${typed}'${guess === undefined ? '' : ` (did you mean ${guess}?)`}`)
}

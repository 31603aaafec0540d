import { Refusal } from './argv'
import { suggestionFor } from './command-suggestion'
import type { Registry } from './definition'
import { verbs } from './habits'

interface NamedCommand {
  /** The hyphenated name. */
  readonly name: string
  /** The name as typed, if it is deprecated. */
  readonly deprecated: string | undefined
  /** The words after the command. */
  readonly words: readonly string[]
}

/**
 * Finds the command at the start of the words, spelt `cluster-list`, `cluster list` or, as in `openstack`,
 * `coe cluster list`. A noun alone shows its help.
 *
 * @throws Refusal
 */
export function commandNamed(typed: readonly string[], registry: Registry): NamedCommand {
  const words = typed[0] === 'coe' ? typed.slice(1) : typed
  for (let length = Math.min(3, words.length); length > 0; length--) {
    const named = commandCalled(words.slice(0, length).join('-'), registry)
    if (named) return { ...named, words: words.slice(length) }
  }
  const asked = words.findIndex((word) => ['-h', '--help', 'help'].includes(word))
  const noun = asked < 0 ? words : words.slice(0, asked)
  if (noun.length === 0 || isNoun(noun.join('-'), registry))
    return { name: 'help', deprecated: undefined, words: words.filter((_, index) => index !== asked) }
  throw unknownCommand(words, registry)
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

/** Whether commands exist for a noun, such as `cluster` or `cluster-template`. */
function isNoun(name: string, { commands }: Registry): boolean {
  return Object.keys(commands).some((command) => command.startsWith(`${name}-`))
}

function unknownCommand(typed: readonly string[], registry: Registry): Refusal {
  const [first = '', second] = typed
  const hasNoun = second !== undefined && isNoun(first, registry)
  const hint = suggestionFor(typed, registry)
  const message = `invalid choice: '${hasNoun ? `${first} ${second}` : first}'${hint === undefined ? '' : ` (${hint})`}`
  return new Refusal(message, hasNoun ? { topic: first } : {})
}

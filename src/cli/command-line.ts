import { openGlobals } from './globals'
import { nearest } from '../foundation/nearest'
import { OptionSet } from './option-set'
import { GrammarError, isOptionWord, parse } from './parse'

export interface CommandLine {
  /** The hyphenated name; undefined where no command is named. */
  readonly command: string | undefined
  /** The spelling that was typed, where it is a deprecated one. */
  readonly deprecated: string | undefined
  /** The words behind the command. */
  readonly words: readonly string[]
  /** Global options that stand before the command. */
  readonly globals: Readonly<Record<string, unknown>>
  readonly helpWanted: boolean
}

/**
 * Divides the words into the global options before the command, the command, and the rest. A command may be
 * spelt `cluster-list`, `cluster list` or, for those who come from it, `coe cluster list`.
 *
 * @throws GrammarError
 */
export function readCommandLine(
  argv: readonly string[],
  commands: Readonly<Record<string, unknown>>,
  deprecatedNames: Readonly<Record<string, string>>,
): CommandLine {
  const options = new OptionSet([openGlobals])
  const start = commandIndex(argv, options)
  const before = parse(argv.slice(0, start), {}, options)
  const given = before.given.global ?? {}
  const none = { command: undefined, deprecated: undefined, words: [], globals: given }
  if (before.helpWanted) return { ...none, helpWanted: true }
  if (start >= argv.length) return { ...none, helpWanted: false }
  const named = findCommand(argv.slice(start), commands, deprecatedNames)
  return { ...named, globals: given, helpWanted: false }
}

/** Where the first word stands that is neither a global option nor its value. */
function commandIndex(argv: readonly string[], options: OptionSet): number {
  let index = 0
  while (index < argv.length) {
    const word = argv[index] ?? ''
    if (word === '-h' || word === '--help') return index + 1
    if (!isOptionWord(word, options)) return word === '--' ? index + 1 : index
    const match = options.find(word.split('=')[0] ?? '')
    const takesNext = match.kind === 'option' && match.placed.option.takes !== 'switch' && !word.includes('=')
    index += takesNext ? 2 : 1
  }
  return index
}

function findCommand(
  words: readonly string[],
  commands: Readonly<Record<string, unknown>>,
  deprecatedNames: Readonly<Record<string, string>>,
): Pick<CommandLine, 'command' | 'deprecated' | 'words'> {
  const skip = words[0] === 'coe' && words.length > 1 ? 1 : 0
  for (let length = Math.min(3, words.length - skip); length > 0; length--) {
    const name = words.slice(skip, skip + length).join('-')
    const rest = words.slice(skip + length)
    if (Object.hasOwn(commands, name)) return { command: name, deprecated: undefined, words: rest }
    const instead = Object.hasOwn(deprecatedNames, name) ? deprecatedNames[name] : undefined
    if (instead !== undefined) return { command: instead, deprecated: name, words: rest }
  }
  const typed = words[skip] ?? ''
  const both = words[skip + 1] === undefined ? typed : `${typed}-${words[skip + 1]}`
  const guess = nearest(typed, Object.keys(commands)) ?? nearest(both, Object.keys(commands))
  throw new GrammarError(
    `invalid choice: '${typed}'${guess === undefined ? '' : ` (did you mean ${guess}?)`}`,
  )
}

import { type Command as Program, CommanderError } from 'commander'
import { version } from '../foundation/version'
import { readWords, type ReadWords, Refusal } from './argv'
import type { Command } from './definition'
import { type Flag, type Flags, flagsOpenTo, globalFlags } from './flags'
import type { Globals } from './global-options'
import { translateHabits } from './habits'
import type { OutputValues } from './output-options'
import { programOf } from './program'
import { beforeCommand, refusalOf, withUsage } from './usage-error'

/** A command line whose words after the command have not been parsed. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly command: Command
  /** The command as typed, if that name is deprecated. */
  readonly deprecated: string | undefined
  /** Global options before the command. */
  readonly globals: Globals
  readonly words: readonly string[]
}

/** The parsed words after a command. */
export interface Parsed {
  readonly positionals: Readonly<Record<string, unknown>>
  /** The command's own options, including defaults. */
  readonly options: Readonly<Record<string, unknown>>
  /** Keys of the options given. */
  readonly given: ReadonlySet<string>
  readonly output: Partial<OutputValues>
  readonly globals: Globals
  /** Deprecated spellings used, with their replacements. */
  readonly deprecated: readonly { flag: string; instead: string }[]
}

/** Text to print instead of running a command: its help, or the version. */
export interface HelpText {
  readonly helpText: string
}

/**
 * Parses the words after a command.
 *
 * @throws UsageError
 */
export function parseCommand(command: Command, typed: readonly string[]): Parsed | HelpText {
  const words = translateHabits(command, typed)
  const tables = flagsOpenTo(command, words)
  return withUsage(command, () => {
    const metavars = Object.values(command.positionals).map(({ metavar }) => metavar)
    const read = readWords(words, tables, metavars)
    const program = parse(command, tables, read)
    if ('helpText' in program) return program
    const { used } = read
    const all = [...used, ...tables.flatMap((flags) => [...flags.values()])]
    const values: readonly unknown[] = program.processedArgs
    const keys = Object.keys(command.positionals)
    const deprecated = used.filter(({ name, option }) => option.deprecated.includes(name))
    return {
      positionals: Object.fromEntries(keys.map((key, index) => [key, values[index]])),
      options: valuesOf('command', all, program),
      given: new Set(used.filter(({ scope }) => scope === 'command').map(({ key }) => key)),
      // Parsed by the definitions, which determine the types.
      output: valuesOf('output', all, program),
      globals: valuesOf('global', used, program),
      deprecated: deprecated.map(({ name, option }) => ({ flag: name, instead: option.flags[0] })),
    }
  })
}

/** The output of `magnum help COMMAND`. */
export function helpOf(command: Command): string {
  const result = parseCommand(command, ['--help'])
  return 'helpText' in result ? result.helpText : ''
}

/** Like `parseCommand`, but required options may be missing. */
export function parseIncomplete(command: Command, words: readonly string[]): Parsed | HelpText {
  const options = Object.entries(command.options)
  const relaxed = options.map(([key, option]) => [key, { ...option, required: false }] as const)
  return parseCommand({ ...command, options: Object.fromEntries(relaxed) }, words)
}

/**
 * Parses the global options before a command; `words` are the command and the words after it.
 *
 * @throws UsageError
 */
export function parseGlobals(
  argv: readonly string[],
): { globals: Globals; words: readonly string[] } | HelpText {
  const tables = globalFlags(argv[0]?.startsWith('-') ? argv : [])
  return withUsage(undefined, () => {
    const read = readWords(argv, tables, [], true)
    if (read.isHelp) return { globals: {}, words: ['help'] }
    if (read.operands[0] === 'version') return versionAlone(read.operands.slice(1))
    if (read.used.length + read.unknown.length === 0) return { globals: {}, words: read.operands }
    const program = parse(undefined, tables, read)
    if ('helpText' in program) return program
    return { globals: valuesOf('global', read.used, program), words: program.args }
  })
}

function versionAlone(words: readonly string[]): HelpText {
  if (words.length > 0) throw new Refusal(`unrecognized arguments: ${words.join(' ')}`)
  return { helpText: `${version}\n` }
}

/** Global options shown in the help of commands. */
const mostUsed = ['cloud', 'insecure', 'dryRun', 'debug']

/** Lets Commander parse the words. @param command undefined for words before any command */
function parse(command: Command | undefined, tables: readonly Flags[], read: ReadWords): Program | HelpText {
  const { isHelp } = read
  // Of the many global options, add only those given, and for help the most used ones.
  const flags = tables.flatMap((table) => [...table.values()])
  const wanted = flags.filter(
    (flag) => flag.scope !== 'global' || read.used.includes(flag) || (isHelp && mostUsed.includes(flag.key)),
  )
  const form = command ?? beforeCommand
  const program = programOf(form, wanted, read.used, isHelp ? command : undefined)
  // Commander would read `-format` as `-f ormat`.
  const unknown = read.unknown.map((word) => word.replace(/^-(?!-)/, '---'))
  let helpText = ''
  program.configureOutput({ writeOut: (text) => void (helpText += text) })
  try {
    const options = isHelp ? [...read.options, '--help'] : read.options
    return program.parse([...options, ...unknown, '--', ...read.operands], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { helpText }
    throw refusalOf(form, tables, read)
  }
}

/** Option values by key. The first flag of an option takes precedence. */
function valuesOf(scope: Flag['scope'], flags: readonly Flag[], program: Program): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const flag of flags) {
    if (flag.scope === scope) values[flag.key] ??= program.getOptionValue(flag.place)
  }
  return values
}

import { type Command as Program, CommanderError } from 'commander'
import { version } from '../foundation/version'
import { type Flag, type Flags, flagsOf, readWords, type ReadWords, Refusal } from './argv'
import type { Command, Parameters } from './definition'
import { type Globals, globalOptions, loginOptions, loginPrefix } from './global-options'
import { inOurWords } from './habits'
import { outputOptionsOf, type OutputValues } from './output-options'
import { any } from './parameters'
import { programOf } from './program'
import { refusalOf, usageError } from './usage-error'

/** A command line of which the words behind the command are still to be read. */
export interface CommandLine {
  readonly argv: readonly string[]
  readonly command: Command
  /** The spelling of the command that was typed, where it is a deprecated one. */
  readonly deprecated: string | undefined
  /** Global options that stand before the command. */
  readonly globals: Globals
  readonly words: readonly string[]
}

/** What the words behind a command say. */
export interface Parsed {
  readonly positionals: Readonly<Record<string, unknown>>
  /** The command's own options, defaults included. */
  readonly options: Readonly<Record<string, unknown>>
  /** The keys of those that stand there. */
  readonly given: ReadonlySet<string>
  readonly output: Partial<OutputValues>
  readonly globals: Globals
  /** Deprecated spellings that were used, with the spelling to use. */
  readonly deprecated: readonly { flag: string; instead: string }[]
}

/** What Commander itself answers: the help of a command, or the version. */
export interface Told {
  readonly told: string
}

/**
 * Reads the words behind a command.
 *
 * @throws UsageError
 */
export function parseCommand(command: Command, typed: readonly string[]): Parsed | Told {
  const words = inOurWords(command, typed)
  const tables = flagsOpenTo(command, words)
  return understand(command, () => {
    const read = readWords(words, tables)
    const program = parse(command, tables, read, command)
    if ('told' in program) return program
    const { used } = read
    const all = [...used, ...tables.flatMap((flags) => [...flags.values()])]
    const values: readonly unknown[] = program.processedArgs
    const keys = Object.keys(command.positionals)
    const deprecated = used.filter(({ name, option }) => option.deprecated.includes(name))
    return {
      positionals: Object.fromEntries(keys.map((key, index) => [key, values[index]])),
      options: valuesOf('command', all, program),
      given: new Set(used.filter(({ scope }) => scope === 'command').map(({ key }) => key)),
      // The definitions have read each of these, which is where the types come from.
      output: valuesOf('output', all, program),
      globals: valuesOf('global', used, program),
      deprecated: deprecated.map(({ name, option }) => ({ flag: name, instead: option.flags[0] })),
    }
  })
}

/** What `magnum help COMMAND` prints. */
export function helpOf(command: Command): string {
  const result = parseCommand(command, ['--help'])
  return 'told' in result ? result.told : ''
}

/** The same, although required options may still be missing. */
export function parseUnfinished(command: Command, words: readonly string[]): Parsed | Told {
  const options = Object.entries(command.options)
  const relaxed = options.map(([key, option]) => [key, { ...option, required: false }] as const)
  return parseCommand({ ...command, options: Object.fromEntries(relaxed) }, words)
}

/**
 * Reads the global options that stand before a command; `words` are the command and what stands behind it.
 *
 * @throws UsageError
 */
export function parseGlobals(argv: readonly string[]): { globals: Globals; words: readonly string[] } | Told {
  const start = { positionals: { words: any('<command>', { help: '' }) }, options: {} }
  const tables = globalFlags(argv.slice(0, 1).some(isLikeOption) ? argv : [])
  return understand(undefined, () => {
    const read = readWords(argv, tables, true)
    if (read.options.at(-1) === '--help') return { globals: {}, words: ['help'] }
    if (read.operands.join(' ') === 'version') return { told: `${version}\n` }
    if (read.used.length + read.unknown.length === 0) return { globals: {}, words: read.operands }
    const program = parse(start, tables, read)
    if ('told' in program) return program
    return { globals: valuesOf('global', read.used, program), words: program.args }
  })
}

/** The options that are open behind a command, its own first. */
export function flagsOpenTo(command: Command, words: readonly string[]): readonly Flags[] {
  return [
    flagsOf('command', command.options),
    flagsOf('output', outputOptionsOf(command)),
    ...globalFlags(words),
  ]
}

/** The global options, which take long to make, where a word may be one; those of rare logins likewise. */
export function globalFlags(words: readonly string[]): readonly Flags[] {
  if (!words.some(isLikeOption)) return []
  const mayBeRare = words.some((word) => word.startsWith(loginPrefix.slice(0, 3)))
  return [flagsOf('global', { ...globalOptions(), ...(mayBeRare && loginOptions()) })]
}

const isLikeOption = (word: string) => word.startsWith('-')

/** The global options that a command's help has. */
const mostUsed = ['cloud', 'insecure', 'dryRun', 'debug']

function parse(
  form: Parameters,
  tables: readonly Flags[],
  read: ReadWords,
  explained?: Command,
): Program | Told {
  // Of many global options few are ever given, and the help of a command has those that are used most.
  const isHelp = read.options.includes('--help')
  const flags = tables.flatMap((table) => [...table.values()])
  const wanted = flags.filter(
    (flag) => flag.scope !== 'global' || read.used.includes(flag) || (isHelp && mostUsed.includes(flag.key)),
  )
  const program = programOf(form, wanted, read.used, isHelp ? explained : undefined)
  let told = ''
  program.configureOutput({ writeOut: (text) => void (told += text) })
  try {
    return program.parse([...read.options, ...read.unknown, '--', ...read.operands], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return { told }
    throw refusalOf(form, tables, read)
  }
}

/** Values by their keys: of several flags of an option those in front count. */
function valuesOf(scope: Flag['scope'], flags: readonly Flag[], program: Program): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const flag of flags) {
    if (flag.scope === scope) values[flag.key] ??= program.getOptionValue(flag.place)
  }
  return values
}

/** Adds the usage line to what is refused. */
export function understand<T>(command: Command | undefined, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw usageError(error.message, command, { missing: error.missing, hint: command?.usageHint })
  }
}

import type { Context } from './cli/context'
import { readCommandLine, type CommandLine } from './cli/command-line'
import type { Command } from './cli/definition'
import { exitCodeOf, success } from './cli/exit-codes'
import { GrammarError, parse, type Parsed } from './cli/parse'
import type { ReportOptions } from './cli/report'
import { lacksAnswers, optionsOf } from './cli/unfinished'
import { generalUsage, usageOf } from './cli/usage'
import { UsageError } from './cli/usage-error'
import { withDefaults } from './cli/values'
import { commands, deprecatedNames } from './commands/registry'
import { MagnumError } from './errors'
import { canBeAsked, type Host } from './host'
import type { Result } from './output/result'
import { version } from './version'

/**
 * The life of one command, from its words to its exit code.
 *
 * @param opened what the command is to work with, where questions that led to these words have opened it already
 */
export async function run(argv: readonly string[], host: Host, opened?: Context): Promise<number> {
  const shown = { json: false, debug: argv.includes('--debug'), version }
  try {
    const line = understand(() => readCommandLine(argv, commands, deprecatedNames), generalUsage, '')
    if (line.globals.version === true) return await printVersion(host)
    const name = line.helpWanted ? 'help' : (line.command ?? 'help')
    const command = await loadCommand(name)
    if (!opened && lacksAnswers(command, line.words) && canBeAsked(host)) {
      const { interview } = await import('./interview/interview')
      const asked = await interview(command, line, argv, host)
      if (asked) return await run(asked.argv, host, asked.context)
    }
    const parsed = parseWords(command, line.words)
    if (parsed.helpWanted) return await run(['help', name], host)
    if (parsed.given.global?.version === true) return await printVersion(host)
    shown.json = parsed.given.output?.format === 'json'
    return await perform(command, line, parsed, host, opened)
  } catch (error) {
    return await fail(error, shown, host)
  }
}

async function printVersion(host: Host): Promise<number> {
  await host.stdout.write(`${version}\n`)
  return success
}

async function fail(error: unknown, shown: ReportOptions, host: Host): Promise<number> {
  const { errorReport } = await import('./cli/report')
  const isInterrupt = error instanceof MagnumError && error.kind === 'interrupted'
  const reason: unknown = isInterrupt ? host.interrupted.reason : error
  // Where stderr is closed there is nobody left to tell; the exit code still says it.
  await host.stderr.write(errorReport(reason, shown)).catch(() => undefined)
  return exitCodeOf(reason)
}

async function loadCommand(name: string): Promise<Command> {
  const load = commands[name]
  if (!load) throw new Error(`the registry has no ${name}`)
  return load()
}

function parseWords(command: Command, words: readonly string[]): Parsed {
  const read = () => parse(words, command.positionals, optionsOf(command))
  return understand(read, usageOf(command), command.name)
}

/** Adds the usage line to what the grammar refuses. */
function understand<T>(read: () => T, usage: string, topic: string): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof GrammarError) throw new UsageError(error.message, usage, topic)
    throw error
  }
}

async function perform(
  command: Command,
  line: CommandLine,
  parsed: Parsed,
  host: Host,
  opened?: Context,
): Promise<number> {
  const { createContext } = await import('./context')
  const { readPreferences, withPreferences } = await import('./preferences')
  const preferred = readPreferences(host.env)
  const globals = { ...line.globals, ...parsed.given.global }
  const colour = globals.color ?? preferred.color
  const context = opened ?? createContext(host, globals)
  try {
    if (line.deprecated !== undefined) warnOfDeprecation(context, line.deprecated, command.name)
    for (const { flag, instead } of parsed.deprecated) warnOfDeprecation(context, flag, instead)
    const given = withPreferences(preferred, command, parsed.given)
    const values = { ...withDefaults(command.options, given.command), ...parsed.positionals }
    if (preferred.confirm === true)
      await (await import('./confirm')).confirm(command, parsed.positionals, host)
    const ask = () => performed(command.run(values, context), context)
    const { deliver } = await import('./deliver')
    if (values.watch !== true) return await deliver(await ask(), given.output, colour, context)
    const { watch } = await import('./watch')
    return await watch(ask, (result, write) => deliver(result, given.output, colour, context, write), host)
  } catch (error) {
    throw error instanceof MagnumError && error.kind === 'usage' ? asUsageError(error, command) : error
  } finally {
    await context.close()
  }
}

/** What the handler gives; with `--dry-run` what it would have changed, once it wants to change something. */
async function performed(result: Promise<Result>, { planned }: Context): Promise<Result> {
  try {
    const given = await result
    if (planned.length === 0) return given
    const { failuresOf } = await import('./deliver')
    const { NotSent } = await import('./dry-run')
    const failures = failuresOf(given).filter((error) => !(error instanceof NotSent))
    return { kind: 'text', text: planned.join('\n'), failures }
  } catch (error) {
    if (planned.length === 0) throw error
    return { kind: 'text', text: planned.join('\n') }
  }
}

function warnOfDeprecation(context: Context, used: string, instead: string): void {
  context.warn(`WARNING: ${used} is deprecated. Use ${instead} to avoid seeing this message.`)
}

/** What only the handler could see to be wrong is told like everything else that is wrong with a command line. */
function asUsageError(error: MagnumError, command: Command): UsageError {
  return new UsageError(error.message, usageOf(command), command.name, error.hint)
}

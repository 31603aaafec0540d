import type { Context } from '../cli/context'
import { readCommandLine } from '../cli/command-line'
import type { Command } from '../cli/definition'
import { exitCodeOf, success } from '../cli/exit-codes'
import { GrammarError, parse, type Parsed } from '../cli/parse'
import { errorReport, type ReportOptions } from './error-report'
import { lacksAnswers, optionsOf } from '../cli/unfinished'
import { generalUsage, usageOf } from '../cli/usage'
import { UsageError } from '../cli/usage-error'
import { commands, deprecatedNames } from '../commands/registry'
import { MagnumError } from '../foundation/errors'
import { canBeAsked, type Host } from '../foundation/host'
import { version } from '../foundation/version'

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
      const { interview } = await import('../prompts/interview')
      const asked = await interview(command, line, argv, host)
      if (asked) return await run(asked.argv, host, asked.context)
    }
    const parsed = parseWords(command, line.words)
    if (parsed.helpWanted) return await run(['help', name], host)
    if (parsed.given.global?.version === true) return await printVersion(host)
    shown.json = parsed.given.output?.format === 'json'
    const { perform } = await import('./execute')
    return await perform(command, line, parsed, host, opened)
  } catch (error) {
    return await fail(error, shown, host)
  }
}

async function printVersion(host: Host): Promise<number> {
  await host.stdout.write(`${version}\n`)
  return success
}

/** Tells why a command failed, and gives its exit code. */
export async function fail(error: unknown, shown: ReportOptions, host: Host): Promise<number> {
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

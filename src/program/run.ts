import { type CommandLine, parseCommand, parseGlobals, type Parsed, type HelpText } from '../cli/parsing'
import { commandNamed } from '../cli/command-name'
import type { Context } from '../cli/context'
import type { Command } from '../cli/definition'
import { exitCodeOf, success } from '../cli/exit-codes'
import { UsageError, withUsage } from '../cli/usage-error'
import { registry } from '../commands/registry'
import { MagnumError, explainSystemError } from '../foundation/errors'
import { canBeAsked, type Host, isDumb } from '../foundation/host'
import { version } from '../foundation/version'
import { errorReport, type ReportOptions } from './error-report'

/**
 * Runs a command line. @returns the exit code
 *
 * @param opened the context, if prompts that completed the command line have opened one
 */
export async function run(argv: readonly string[], host: Host, opened?: Context): Promise<number> {
  const { isTerminal: terminal } = host.stderr
  const shown = { json: false, debug: argv.includes('--debug'), version, terminal }
  try {
    const line = await readLine(argv)
    if ('helpText' in line) return await showHelp(line, host)
    const parsed = await parseOrAsk(line, host, opened)
    if ('argv' in parsed) return await run(parsed.argv, host, parsed.context)
    if ('helpText' in parsed) return await showHelp(parsed, host)
    shown.json = parsed.output.format === 'json'
    const { execute } = await import('./execute')
    return await execute(line, parsed, host, opened)
  } catch (error) {
    return await fail(error, shown, host)
  }
}

async function readLine(argv: readonly string[]): Promise<CommandLine | HelpText> {
  const before = parseGlobals(argv)
  if ('helpText' in before) return before
  const { globals, words } = before
  const named = withUsage(undefined, () => commandNamed(words.length === 0 ? ['help'] : words, registry))
  return { ...named, argv, globals, command: await loadCommand(named.name) }
}

async function loadCommand(name: string): Promise<Command> {
  const load = registry.commands[name]
  if (!load) throw new Error(`the registry has no ${name}`)
  return load()
}

/** Parses the words. If required ones are missing, prompts for them and returns the completed command line. */
async function parseOrAsk(
  line: CommandLine,
  host: Host,
  opened: Context | undefined,
): Promise<Parsed | HelpText | { argv: readonly string[]; context: Context }> {
  const { command, words } = line
  try {
    return parseCommand(command, words)
  } catch (error) {
    const isIncomplete = error instanceof UsageError && error.missing.length > 0
    // After `--`, options cannot be added.
    const canBeCompleted = isIncomplete && command.asks.length > 0 && !words.includes('--')
    // Lists to choose from need a terminal with a cursor.
    const canChoose = canBeAsked(host) && !isDumb(host.env)
    if (opened || !canBeCompleted || !canChoose) throw error
    const { interview } = await import('../prompts/interview')
    const completed = await interview(line, error.missing, host)
    if (!completed) throw error
    return completed
  }
}

async function showHelp({ helpText }: HelpText, host: Host): Promise<number> {
  await (await import('./pager')).show(helpText, host)
  return success
}

/** Reports an error. @returns the exit code */
export async function fail(error: unknown, shown: ReportOptions, host: Host): Promise<number> {
  const isInterrupt = error instanceof MagnumError && error.kind === 'interrupted'
  const reason = explainSystemError(isInterrupt ? host.interrupted.reason : error)
  // If stderr is closed, the exit code must do.
  await host.stderr.write(errorReport(reason, shown)).catch(() => undefined)
  return exitCodeOf(reason)
}

import type { Context } from '../cli/context'
import type { Command } from '../cli/definition'
import { formatOptions } from '../cli/output-options'
import type { CommandLine, Parsed } from '../cli/parsing'
import { usageError, UsageError } from '../cli/usage-error'
import { createContext } from './context'
import { type AnswerOut, attributesOf, failuresOf, writeAnswer } from './answer'
import type { Requirement } from '../client/magnum/microversions'
import { MagnumError } from '../foundation/errors'
import { canBeAsked, type Host } from '../foundation/host'
import type { Result } from '../output/result'
import { checkOutput } from '../output/write'
import { readPreferences, withPreferences } from './preferences'

/**
 * Runs the command and writes its output.
 *
 * @param opened an existing context to use
 * @returns the exit code
 */
export async function execute(
  line: CommandLine,
  parsed: Parsed,
  host: Host,
  opened?: Context,
): Promise<number> {
  const { command } = line
  const preferred = readPreferences(host.env, () => host.stdout.isTerminal)
  const globals = { ...line.globals, ...parsed.globals }
  const context = opened ?? createContext(host, globals)
  try {
    warnOfDeprecations(line, parsed, context)
    const { options, output } = withPreferences(preferred, command, parsed)
    const values = { ...options, ...parsed.positionals }
    checkOutput({ kind: command.answer, attributes: attributesOf(command) }, formatOptions(output))
    if (preferred.confirm === true && options['yes'] !== true) await confirm(command, parsed, context)
    const able = withVersionCheck(context, requirementsOf(command, parsed.given))
    const ask = async () => withNameHints(await resultOf(command.run(values, able), context), values, context)
    const display = { colour: globals.color ?? preferred.color, fit: preferred.fit }
    const write = (result: Result, out: Partial<AnswerOut>) =>
      writeAnswer(result, command, output, display, context, out)
    if (values.watch === true) {
      const { watch } = await import('./watching')
      return await watch(`magnum ${command.name}`, ask, write, host)
    }
    return await write(await ask(), command.paged && host.stdout.isTerminal ? await pagerOf(host) : {})
  } catch (error) {
    throw await explained(error, command, parsed, context)
  } finally {
    await context.close()
  }
}

/** Adds the command's usage to a usage error, and a hint to the error for a missing or ambiguous name. */
async function explained(
  error: unknown,
  command: Command,
  { options, positionals }: Parsed,
  context: Context,
): Promise<unknown> {
  if (!(error instanceof MagnumError) || error instanceof UsageError) return error
  if (error.kind === 'usage') return usageError(error.message, command, error)
  return nameHint(error, { ...options, ...positionals }, context)
}

/**
 * Asks for confirmation on a terminal before a destructive command; scripts are never asked.
 *
 * @throws MagnumError failed, if the answer is not yes
 */
async function confirm(command: Command, { positionals }: Parsed, context: Context): Promise<void> {
  if (!command.destroys || !canBeAsked(context.host)) return
  const subjects = Object.values(positionals)
    .flat()
    .filter((word) => word !== undefined)
  const message = `${[command.name, ...subjects.map(String)].join(' ')}: are you sure?`
  if ((await context.ask({ kind: 'yes or no', message, fallback: false })) === 'no') {
    throw new MagnumError('failed', 'Nothing was done.')
  }
}

type Words = Parsed['positionals']

/** Adds a hint to the error for a missing or ambiguous name. */
async function nameHint(error: Error, words: Words, context: Context): Promise<Error> {
  if (!(error instanceof MagnumError)) return error
  if (error.kind !== 'not-found' && ![400, 409].includes(error.status ?? 0)) return error
  const { withNearNames } = await import('../commands/shared/name-hints')
  return withNearNames(error, words, context)
}

/** Adds hints to the errors of all outcomes. */
async function withNameHints(result: Result, words: Words, context: Context): Promise<Result> {
  if (result.kind !== 'outcomes') return result
  const outcomes = result.outcomes.map(async (outcome) =>
    outcome.error ? { ...outcome, error: await nameHint(outcome.error, words, context) } : outcome,
  )
  return { ...result, outcomes: await Promise.all(outcomes) }
}

/** The handler's result; with `--dry-run`, the planned changes, if there are any. */
async function resultOf(result: Promise<Result>, { planned }: Context): Promise<Result> {
  try {
    const given = await result
    if (planned.length === 0) return given
    const { NotSent } = await import('./dry-run')
    const failures = failuresOf(given).filter((error) => !(error instanceof NotSent))
    return { kind: 'text', text: planned.join('\n'), failures }
  } catch (error) {
    if (planned.length === 0) throw error
    return { kind: 'text', text: planned.join('\n') }
  }
}

/** The API features that a command and the given options need. */
function requirementsOf(command: Command, given: ReadonlySet<string>): Requirement[] {
  const { name, microversion, options } = command
  const used = Object.entries(options).filter(([key]) => given.has(key))
  return [
    ...(microversion === undefined ? [] : [{ what: name, floor: microversion }]),
    ...used.flatMap(([, option]) =>
      option.microversion === undefined ? [] : [{ what: option.flags[0], floor: option.microversion }],
    ),
  ]
}

/** Checks, before the handler gets its client, that the requested API version has the required features. */
function withVersionCheck(context: Context, requirements: readonly Requirement[]): Context {
  if (requirements.length === 0) return context
  return {
    ...context,
    magnum: async () => {
      const magnum = await context.magnum()
      requirements.forEach((requirement) => magnum.require(requirement))
      return magnum
    },
  }
}

async function pagerOf(host: Host): Promise<Pick<AnswerOut, 'write'>> {
  const { show } = await import('./pager')
  return { write: (text) => show(text, host) }
}

function warnOfDeprecations({ deprecated, command }: CommandLine, parsed: Parsed, context: Context): void {
  const used = deprecated === undefined ? [] : [{ flag: deprecated, instead: command.name }]
  for (const { flag, instead } of [...used, ...parsed.deprecated]) {
    context.warn(`WARNING: ${flag} is deprecated. Use ${instead} to avoid seeing this message.`)
  }
}

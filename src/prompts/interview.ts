import type { Context } from '../cli/context'
import type { Command } from '../cli/definition'
import { type CommandLine, parseUnfinished, type Parsed } from '../cli/parsing'
import { isYes } from '../program/confirmation'
import { createContext } from '../program/context'
import { MagnumError } from '../foundation/errors'
import { type Host, InputEnded } from '../foundation/host'
import { choicesFor } from './choices'
import { askFor } from './question'
import { shownLine } from './shown-line'

/** A command line that lacks nothing, and the context in which it was found, to go on with. */
interface Completed {
  readonly argv: readonly string[]
  readonly context: Context
}

/**
 * Offers to ask for what a command line lacks, from what the cloud has, shows the line that says the same, and
 * asks whether to go on. Undefined where no questions are wanted.
 *
 * @param missing the required options that are missing
 * @throws MagnumError failed, where the line is not to be run
 * @throws Interrupt at Ctrl-C
 */
export async function interview(
  { argv, command, globals, words }: CommandLine,
  missing: readonly string[],
  host: Host,
): Promise<Completed | undefined> {
  const parsed = parseUnfinished(command, words)
  if ('told' in parsed) return undefined
  const context = createContext(host, { ...globals, ...parsed.globals })
  const ask = (question: string) => host.stdin.ask(question, { echo: true })
  try {
    const answer = await ask(offerFor(missing))
    if (answer.trim() !== '' && !isYes(answer)) return undefined
    const completed = [...argv, ...(await missingWords(command, parsed, context))]
    await host.stderr.write(`\n  ${shownLine(completed)}\n\n`)
    if (isYes(await ask('Run this? [y/N] '))) return { argv: completed, context }
    throw new MagnumError('failed', 'Nothing was done.')
  } catch (error) {
    await context.close()
    if (error instanceof InputEnded) return undefined
    throw error
  }
}

function offerFor(missing: readonly string[]): string {
  return `This needs ${missing.join(', ')}. Shall I ask for ${missing.length === 1 ? 'it' : 'them'}? [Y/n] `
}

async function missingWords(command: Command, parsed: Parsed, context: Context): Promise<string[]> {
  const words: string[] = []
  for (const key of command.asks) {
    const parameter = command.options[key] ?? command.positionals[key]
    if (parameter === undefined || isGiven(key, command, parsed)) continue
    const choices = await choicesFor(parameter, context)
    words.push(...(await askFor(parameter, choices, context.host)))
  }
  return words
}

/** By itself, or as the option that it once was, such as `--name`. */
function isGiven(key: string, { options }: Command, { given, positionals }: Parsed): boolean {
  const isOption = (each: string) => each === key || options[each]?.flags[0] === `--${key}`
  return positionals[key] !== undefined || [...given].some(isOption)
}

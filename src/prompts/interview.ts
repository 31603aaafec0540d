import type { CommandLine } from '../cli/command-line'
import type { Context } from '../cli/context'
import type { Command } from '../cli/definition'
import type { Parsed } from '../cli/parse'
import { parseUnfinished } from '../cli/unfinished'
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
 * @throws MagnumError failed, where the line is not to be run
 * @throws Interrupt at Ctrl-C
 */
export async function interview(
  command: Command,
  line: CommandLine,
  argv: readonly string[],
  host: Host,
): Promise<Completed | undefined> {
  const parsed = parseUnfinished(command, line.words)
  const context = createContext(host, { ...line.globals, ...parsed.given.global })
  const ask = (question: string) => host.stdin.ask(question, { echo: true })
  try {
    const answer = await ask(offerFor(command, parsed))
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

function offerFor(command: Command, parsed: Parsed): string {
  const missing = Object.entries(command.options).filter(
    ([key, { required }]) => required && !isGiven(key, command, parsed),
  )
  const flags = missing.map(([, option]) => option.flags[0]).join(', ')
  return `This needs ${flags}. Shall I ask for ${missing.length === 1 ? 'it' : 'them'}? [Y/n] `
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
  const keys = Object.keys(given.command ?? {})
  return (
    positionals[key] !== undefined ||
    keys.some((each) => each === key || options[each]?.flags[0] === `--${key}`)
  )
}

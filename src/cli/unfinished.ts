import type { Command } from './definition'
import { openGlobals } from './globals'
import { OptionSet } from './option-set'
import { outputOptionsOf } from './output-options'
import { GrammarError, parse, type Parsed } from './parse'

/** All options that may stand behind a command. */
export function optionsOf(command: Command, own = command.options): OptionSet {
  return new OptionSet([
    { scope: 'command', options: own },
    { scope: 'output', options: outputOptionsOf(command) },
    openGlobals,
  ])
}

/**
 * What the words behind a command say, although required options may still be missing.
 *
 * @throws GrammarError where they are wrong in any other way
 */
export function parseUnfinished(
  command: Command,
  words: readonly string[],
  positionals = command.positionals,
): Parsed {
  const relaxed = Object.entries(command.options).map(
    ([key, option]) => [key, { ...option, required: false }] as const,
  )
  return parse(words, positionals, optionsOf(command, Object.fromEntries(relaxed)))
}

/** Whether nothing is wrong with the words behind a command but that answers to its questions are missing. */
export function lacksAnswers(command: Command, words: readonly string[]): boolean {
  // Behind `--` there is no place for an option.
  if (command.asks.length === 0 || words.includes('--')) return false
  try {
    const { given, helpWanted } = parseUnfinished(command, words)
    const options = Object.entries(command.options)
    return (
      !helpWanted && options.some(([key, { required }]) => required && given.command?.[key] === undefined)
    )
  } catch (error) {
    if (error instanceof GrammarError) return false
    throw error
  }
}

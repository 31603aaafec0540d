import { readCommandLine } from '../../cli/command-line'
import { openGlobals } from '../../cli/globals'
import { OptionSet } from '../../cli/option-set'
import { any } from '../../cli/parameters'
import { optionsOf, parseUnfinished } from '../../cli/unfinished'
import { commands, deprecatedNames } from '../registry'

/** The global options and the positionals of a command line that is not finished. */
export async function typedSoFar(words: readonly string[]): Promise<{
  globals: Readonly<Record<string, unknown>>
  positionals: readonly string[]
}> {
  const globalSet = new OptionSet([openGlobals])
  const line = readCommandLine(withoutOpenOption(words, globalSet), commands, deprecatedNames)
  const command = await commands[line.command ?? 'help']?.()
  if (!command) return { globals: line.globals, positionals: [] }
  const finished = withoutOpenOption(line.words, optionsOf(command))
  const parsed = parseUnfinished(command, finished, { bare: any('<word>', { help: '' }) })
  const { bare } = parsed.positionals
  return {
    globals: { ...line.globals, ...parsed.given.global },
    positionals: Array.isArray(bare) ? bare.map(String) : [],
  }
}

/** Without the option at the end whose value is being completed. */
function withoutOpenOption(words: readonly string[], options: OptionSet): readonly string[] {
  const match = options.find(words.at(-1) ?? '')
  return match.kind === 'option' && match.placed.option.takes !== 'switch' ? words.slice(0, -1) : words
}

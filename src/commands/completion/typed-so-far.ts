import { flagMeant, type Flags } from '../../cli/argv'
import { commandNamed, type Registry } from '../../cli/command-name'
import type { Globals } from '../../cli/globals'
import { any } from '../../cli/parameters'
import { flagsOpenTo, globalFlags, parseGlobals, parseUnfinished } from '../../cli/parsing'

interface TypedSoFar {
  globals: Globals
  positionals: readonly string[]
}

/** The global options and the positionals of a command line that is not finished. */
export async function typedSoFar(typed: readonly string[], registry: Registry): Promise<TypedSoFar> {
  const before = parseGlobals(withoutOpenOption(typed, globalFlags(typed)))
  if ('told' in before || before.words.length === 0) return { globals: {}, positionals: [] }
  const { globals } = before
  const { name, words } = commandNamed(before.words, registry)
  const command = await registry.commands[name]?.()
  if (!command) return { globals, positionals: [] }
  const positionals = { words: any('<word>', { help: '' }) }
  const finished = withoutOpenOption(words, flagsOpenTo(command, words))
  const parsed = parseUnfinished({ ...command, positionals }, finished)
  if ('told' in parsed) return { globals, positionals: [] }
  const { words: given } = parsed.positionals
  return {
    globals: { ...globals, ...parsed.globals },
    positionals: Array.isArray(given) ? given.map(String) : [],
  }
}

/** Without the option at the end whose value is being completed. */
function withoutOpenOption(words: readonly string[], tables: readonly Flags[]): readonly string[] {
  const flag = flagMeant(words.at(-1) ?? '', tables)
  return flag && flag.option.takes !== 'switch' ? words.slice(0, -1) : words
}

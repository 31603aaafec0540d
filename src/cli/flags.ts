import type { Command, Option, Options } from './definition'
import { globalOptions, loginOptions, loginPrefix } from './global-options'
import { isOptionElsewhere } from './habits'
import { outputOptionsOf } from './output-options'

/** A spelling of an option. */
export interface Flag {
  readonly name: string
  readonly scope: 'command' | 'output' | 'global'
  readonly key: string
  /** Key of its value in Commander: the same for all spellings that do not exclude each other. */
  readonly place: string
  readonly option: Option
}

/** The flags of a table of options, by name. */
export type Flags = ReadonlyMap<string, Flag>

/** The options accepted after a command, its own first. */
export function flagsOpenTo(command: Command, words: readonly string[]): readonly Flags[] {
  return [
    flagsOf('command', command.options),
    flagsOf('output', outputOptionsOf(command)),
    ...globalFlags(words),
  ]
}

/** The global options, and those for rare logins, if a word may be one. Creating them takes long. */
export function globalFlags(words: readonly string[]): readonly Flags[] {
  if (!words.some(isLikeOption)) return []
  const mayBeRare = words.some((word) => word.startsWith(loginPrefix.slice(0, 3)))
  return [flagsOf('global', { ...globalOptions(), ...(mayBeRare && loginOptions()) })]
}

const isLikeOption = (word: string) => word.startsWith('-')

function flagsOf(scope: Flag['scope'], options: Options): Flags {
  const flags = new Map<string, Flag>()
  for (const [key, option] of Object.entries(options)) {
    for (const name of [...option.flags, ...option.deprecated]) {
      const apart = option.exclusive ? name : option.deprecated.includes(name) ? 'deprecated' : ''
      flags.set(name, { name, scope, key, place: `${scope} ${key} ${apart}`, option })
    }
  }
  return flags
}

/** The flag that a word without a value names, in full or as an unambiguous prefix. */
export function flagMeant(word: string, tables: readonly Flags[]): Flag | undefined {
  const flags = flagsMeant(word, tables)
  return flags.length === 1 ? flags[0] : undefined
}

/**
 * The flags that a name matches: several if it is ambiguous. A prefix matches the old client's options before newer
 * ones, so that existing scripts keep their meaning. Another client's option is not a prefix of a newer one:
 * `cluster-resize --nodes 2` must not remove node 2.
 */
export function flagsMeant(name: string, tables: readonly Flags[]): readonly Flag[] {
  for (const flags of tables) {
    const whole = flags.get(name)
    if (whole) return [whole]
    const begun = name.startsWith('--')
      ? [...flags.values()].filter((flag) => flag.name.startsWith(name))
      : []
    const old = begun.filter(({ option }) => !option.added)
    const meant = old.length > 0 || isOptionElsewhere(name) ? old : begun
    if (meant.length > 0) return areEquivalent(meant) ? meant.slice(0, 1) : meant
  }
  return []
}

/** Whether flags are equivalent spellings of one option. A deprecated one is not, as in argparse. */
function areEquivalent([first, ...others]: readonly Flag[]): boolean {
  return others.every(
    ({ name, option }) =>
      option === first?.option && option.takes !== 'switch' && !option.deprecated.includes(name),
  )
}

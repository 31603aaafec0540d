import type { Option, Options } from './definition'

/** An option with its place in the values that the parser makes. */
export interface PlacedOption {
  readonly scope: string
  readonly key: string
  readonly option: Option
}

export type Match =
  | { kind: 'option'; flag: string; placed: PlacedOption }
  | { kind: 'ambiguous'; flags: readonly string[] }
  | { kind: 'unknown' }

/** The options of one scope: those that the old client had, and those that came after it. */
interface Scope {
  readonly old: ReadonlyMap<string, PlacedOption>
  readonly added: ReadonlyMap<string, PlacedOption>
}

/**
 * All options that are open at one place of the command line. A word is looked up in one scope after the
 * other, as a whole name or as the beginning of one; names that the old client had come first, so that
 * whatever was unambiguous there means the same here.
 */
export class OptionSet {
  private indexed: readonly Scope[] | undefined

  constructor(private readonly open: readonly (readonly [scope: string, options: Options])[]) {}

  names(): string[] {
    return this.scopes().flatMap(({ old, added }) => [...old.keys(), ...added.keys()])
  }

  all(): Option[] {
    return this.open.flatMap(([, options]) => Object.values(options))
  }

  find(word: string): Match {
    for (const { old, added } of this.scopes()) {
      const exact = old.get(word) ?? added.get(word)
      if (exact) return { kind: 'option', flag: word, placed: exact }
      const match = abbreviated(word, old) ?? abbreviated(word, added)
      if (match) return match
    }
    return { kind: 'unknown' }
  }

  /** Made when the first word that could be an option is looked up: most command lines have none. */
  private scopes(): readonly Scope[] {
    return (this.indexed ??= this.open.map(([scope, options]) => ({
      old: flagsOf(scope, options, false),
      added: flagsOf(scope, options, true),
    })))
  }
}

function flagsOf(scope: string, options: Options, added: boolean): Map<string, PlacedOption> {
  const flags = new Map<string, PlacedOption>()
  for (const [key, option] of Object.entries(options)) {
    if (option.added !== added) continue
    const placed = { scope, key, option }
    for (const flag of [...option.flags, ...option.deprecated]) flags.set(flag, placed)
  }
  return flags
}

function abbreviated(word: string, flags: ReadonlyMap<string, PlacedOption>): Match | undefined {
  if (!word.startsWith('--')) return undefined
  const [first, ...others] = [...flags].filter(([flag]) => flag.startsWith(word))
  if (!first) return undefined
  const [flag, placed] = first
  // Spellings that mean the same are no ambiguity; a deprecated one is not the same, as in argparse.
  const { takes, deprecated } = placed.option
  const same = others.every(
    ([other, { option }]) => option === placed.option && takes !== 'switch' && !deprecated.includes(other),
  )
  return same
    ? { kind: 'option', flag, placed }
    : { kind: 'ambiguous', flags: [flag, ...others.map(([other]) => other)] }
}

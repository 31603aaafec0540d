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

/** The options that are open in one scope. */
export interface OpenOptions {
  readonly scope: string
  readonly options: Options
  /** More of them, which take long to make: only for words that may be one, by how all of them begin. */
  readonly more?: { readonly prefix: string; readonly make: () => Options }
}

/** The flags of one scope: those that the old client had, and those that came after it. */
interface Flags {
  readonly old: ReadonlyMap<string, PlacedOption>
  readonly added: ReadonlyMap<string, PlacedOption>
}

/**
 * All options that are open at one place of the command line. A word is looked up in one scope after the
 * other, as a whole name or as the beginning of one; names that the old client had come first, so that
 * whatever was unambiguous there means the same here.
 */
export class OptionSet {
  // Made when the first word that could be an option is looked up: most command lines have none.
  private usual: readonly Flags[] | undefined
  private whole: readonly Flags[] | undefined

  constructor(private readonly open: readonly OpenOptions[]) {}

  /** The names of the options that a word may be meant to be. */
  namesNear(word: string): string[] {
    return this.flagsFor(word).flatMap(({ old, added }) => [...old.keys(), ...added.keys()])
  }

  required(): Option[] {
    return this.open.flatMap(({ options }) => Object.values(options).filter(({ required }) => required))
  }

  find(word: string): Match {
    for (const { old, added } of this.flagsFor(word)) {
      const exact = old.get(word) ?? added.get(word)
      if (exact) return { kind: 'option', flag: word, placed: exact }
      const match = abbreviated(word, old) ?? abbreviated(word, added)
      if (match) return match
    }
    return { kind: 'unknown' }
  }

  private flagsFor(word: string): readonly Flags[] {
    const usual = (this.usual ??= this.open.map(({ scope, options }) => flagsOf(scope, options)))
    if (!this.open.some(({ more }) => more && mayBegin(word, more.prefix))) return usual
    return (this.whole ??= usual.map((flags, index) => withMore(flags, this.open[index])))
  }
}

function flagsOf(scope: string, options: Options): Flags {
  const flags = { old: new Map<string, PlacedOption>(), added: new Map<string, PlacedOption>() }
  for (const key in options) {
    const option = options[key]
    if (!option) continue
    const placed = { scope, key, option }
    const index = option.added ? flags.added : flags.old
    for (const flag of option.flags) index.set(flag, placed)
    for (const flag of option.deprecated) index.set(flag, placed)
  }
  return flags
}

/** Whether a word has the prefix, or may be an abbreviation of what has it. */
function mayBegin(word: string, prefix: string): boolean {
  return word.startsWith(prefix) || prefix.startsWith(word)
}

function withMore({ old, added }: Flags, open: OpenOptions | undefined): Flags {
  const more = flagsOf(open?.scope ?? '', open?.more?.make() ?? {})
  return { old: new Map([...old, ...more.old]), added: new Map([...added, ...more.added]) }
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

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

/**
 * All options that are open at one place of the command line. An abbreviation is looked up in tiers: the old
 * client's options of the command first, so that a prefix that was unambiguous there means the same here.
 */
export class OptionSet {
  private readonly flags = new Map<string, PlacedOption>()
  private readonly tiers: string[][] = []

  constructor(scopes: readonly (readonly [scope: string, options: Options])[]) {
    for (const [scope, options] of scopes) {
      const tiers: [old: string[], added: string[]] = [[], []]
      for (const [key, option] of Object.entries(options)) {
        const placed = { scope, key, option }
        for (const flag of [...option.deprecated, ...option.flags]) {
          if (this.flags.has(flag)) continue
          this.flags.set(flag, placed)
          if (flag.startsWith('--')) tiers[option.added ? 1 : 0].push(flag)
        }
      }
      this.tiers.push(...tiers)
    }
  }

  names(): Iterable<string> {
    return this.flags.keys()
  }

  placed(): Iterable<PlacedOption> {
    return new Set(this.flags.values())
  }

  find(word: string): Match {
    const exact = this.flags.get(word)
    if (exact) return { kind: 'option', flag: word, placed: exact }
    if (!word.startsWith('--')) return { kind: 'unknown' }
    for (const tier of this.tiers) {
      const flags = tier.filter((flag) => flag.startsWith(word))
      if (flags.length > 1) return { kind: 'ambiguous', flags }
      const placed = flags[0] === undefined ? undefined : this.flags.get(flags[0])
      if (placed) return { kind: 'option', flag: flags[0] ?? word, placed }
    }
    return { kind: 'unknown' }
  }
}

import type { Option, Options } from './definition'
import { isOptionElsewhere, optionHint } from './habits'

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

/** Words normalised for Commander: options by their full names, each value a separate word. */
export interface ReadWords {
  readonly options: readonly string[]
  /** The options used, in order. */
  readonly used: readonly Flag[]
  readonly unknown: readonly string[]
  readonly operands: readonly string[]
}

interface RefusalFacts {
  /** The required options, if their absence is the only error. */
  missing?: readonly string[]
  /** The help topic, if it is not the command. */
  topic?: string
}

/** Rejected arguments; the message follows "error: ". */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly facts: RefusalFacts = {},
  ) {
    super(message)
  }
}

export function flagsOf(scope: Flag['scope'], options: Options): Flags {
  const flags = new Map<string, Flag>()
  for (const [key, option] of Object.entries(options)) {
    for (const name of [...option.flags, ...option.deprecated]) {
      const apart = option.exclusive ? name : option.deprecated.includes(name) ? 'deprecated' : ''
      flags.set(name, { name, scope, key, place: `${scope} ${key} ${apart}`, option })
    }
  }
  return flags
}

/**
 * Adds argparse's rules to Commander: accepts unambiguous prefixes of options, rejects values that look like options,
 * and takes negative numbers and words with spaces for values (argparse.py, `_parse_optional`).
 *
 * @param tables the available flags; a match in one table, even of a prefix, hides the tables after it
 * @param untilOperand treats the first operand and everything after it as operands
 * @throws Refusal
 */
export function readWords(
  words: readonly string[],
  tables: readonly Flags[],
  untilOperand = false,
): ReadWords {
  const read = {
    options: [] as string[],
    used: [] as Flag[],
    unknown: [] as string[],
    operands: [] as string[],
  }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '-h' || word === '--help') return { ...read, options: [...read.options, '--help'] }
    if (word === '--') return { ...read, operands: [...read.operands, ...words.slice(index + 1)] }
    if (!isOption(word, tables)) {
      if (untilOperand) return { ...read, operands: words.slice(index) }
      read.operands.push(word)
      continue
    }
    const { name, attached } = divide(word)
    const [flag, ...others] = flagsMeant(name, tables)
    if (others.length > 0) {
      const names = [flag, ...others].map((each) => each?.name)
      throw new Refusal(`ambiguous option: ${word} could match ${names.join(', ')}`)
    }
    if (!flag) {
      read.unknown.push(word)
      continue
    }
    read.used.push(flag)
    read.options.push(flag.name)
    if (flag.option.takes !== 'switch') {
      read.options.push(attached ?? valueIn(words[++index], flag, tables))
    } else if (attached !== undefined) {
      throw refusedValue(word, attached, flag, tables)
    }
  }
  return read
}

function refusedValue(word: string, value: string, flag: Flag, tables: readonly Flags[]): Refusal {
  const hint = optionHint(
    word,
    tables.flatMap((flags) => [...flags.keys()]),
  )
  const suggestion = hint === undefined ? '' : ` (${hint})`
  return new Refusal(`argument ${flag.name}: ignored explicit argument '${value}'${suggestion}`)
}

function valueIn(word: string | undefined, flag: Flag, tables: readonly Flags[]): string {
  if (word !== undefined && !isOption(word, tables)) return word
  throw new Refusal(`argument ${flag.name}: expected one argument`)
}

/** The flag that a word without a value names, in full or as an unambiguous prefix. */
export function flagMeant(word: string, tables: readonly Flags[]): Flag | undefined {
  const flags = flagsMeant(word, tables)
  return flags.length === 1 ? flags[0] : undefined
}

const negativeNumber = /^-\d+$|^-\d*\.\d+$/

function isOption(word: string, tables: readonly Flags[]): boolean {
  if (!word.startsWith('-') || word === '-') return false
  return (
    flagsMeant(divide(word).name, tables).length > 0 || !(negativeNumber.test(word) || word.includes(' '))
  )
}

/** Splits `--name=value`, `-nvalue` or `-n=value`. */
function divide(word: string): { name: string; attached: string | undefined } {
  const long = word.startsWith('--')
  const end = long ? word.indexOf('=') : 2
  if (end < 0 || end >= word.length) return { name: word, attached: undefined }
  return { name: word.slice(0, end), attached: word.slice(word[end] === '=' ? end + 1 : end) }
}

/**
 * The flags that a name matches: several if it is ambiguous. A prefix matches the old client's options before newer
 * ones, so that existing scripts keep their meaning. Another client's option is not a prefix of a newer one:
 * `cluster-resize --nodes 2` must not remove node 2.
 */
function flagsMeant(name: string, tables: readonly Flags[]): readonly Flag[] {
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

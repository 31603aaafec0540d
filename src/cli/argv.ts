import type { Option, Options } from './definition'

/** One spelling of an option. */
export interface Flag {
  readonly name: string
  readonly scope: 'command' | 'output' | 'global'
  readonly key: string
  /** Where its value is kept: spellings that exclude each other have a place each, the others share one. */
  readonly place: string
  readonly option: Option
}

/** The flags of one table of options, by their names. */
export type Flags = ReadonlyMap<string, Flag>

/** Words in the form that Commander reads: every option by its full name, every value a word of its own. */
export interface ReadWords {
  readonly options: readonly string[]
  /** The options that stand there, in their order. */
  readonly used: readonly Flag[]
  readonly unknown: readonly string[]
  readonly operands: readonly string[]
}

/** Words that are refused; the message is what stands after "error: ". */
export class Refusal extends Error {
  /** @param missing the required options, where nothing is wrong but that they are missing */
  constructor(
    message: string,
    readonly missing: readonly string[] = [],
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
 * Does for Commander what Python's argparse does and Commander does not: unambiguous prefixes of options, a value that
 * looks like an option refused, negative numbers and words with blanks taken for values (argparse.py,
 * `_parse_optional`).
 *
 * @param tables the flags that are open; what one knows, even as a prefix, is not looked up in the next
 * @param untilOperand takes everything from the first operand on as operands
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
      throw new Refusal(`argument ${flag.name}: ignored explicit argument '${attached}'`)
    }
  }
  return read
}

function valueIn(word: string | undefined, flag: Flag, tables: readonly Flags[]): string {
  if (word !== undefined && !isOption(word, tables)) return word
  throw new Refusal(`argument ${flag.name}: expected one argument`)
}

/** The flag that a word is, alone and without a value, or of which it is the beginning. */
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

/** `--name=value`, `-nvalue` or `-n=value`. */
function divide(word: string): { name: string; attached: string | undefined } {
  const long = word.startsWith('--')
  const end = long ? word.indexOf('=') : 2
  if (end < 0 || end >= word.length) return { name: word, attached: undefined }
  return { name: word.slice(0, end), attached: word.slice(word[end] === '=' ? end + 1 : end) }
}

/**
 * What a name may stand for: several flags where it is ambiguous. A prefix is one of those that the old client had
 * before it is one that came later, so that scripts go on to mean what they meant.
 */
function flagsMeant(name: string, tables: readonly Flags[]): readonly Flag[] {
  for (const flags of tables) {
    const whole = flags.get(name)
    if (whole) return [whole]
    const begun = name.startsWith('--')
      ? [...flags.values()].filter((flag) => flag.name.startsWith(name))
      : []
    const old = begun.filter(({ option }) => !option.added)
    const meant = old.length > 0 ? old : begun
    if (meant.length > 0) return areTheSame(meant) ? meant.slice(0, 1) : meant
  }
  return []
}

/** Spellings of one option that mean the same; a deprecated one does not, as in argparse. */
function areTheSame([first, ...others]: readonly Flag[]): boolean {
  return others.every(
    ({ name, option }) =>
      option === first?.option && option.takes !== 'switch' && !option.deprecated.includes(name),
  )
}

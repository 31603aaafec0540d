import { type Flag, type Flags, flagsMeant } from './flags'
import { optionHint } from './habits'

/** Words normalised for Commander: options by their full names, each value a separate word. */
export interface ReadWords {
  readonly options: readonly string[]
  /** The options used, in order. */
  readonly used: readonly Flag[]
  readonly unknown: readonly string[]
  readonly operands: readonly string[]
  /** Whether they ask for help; the words after that are not read. */
  readonly isHelp: boolean
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

/**
 * Adds argparse's rules to Commander: accepts unambiguous prefixes of options, rejects values that look like options,
 * and takes negative numbers and words with spaces for values (argparse.py, `_parse_optional`).
 *
 * @param tables the available flags; a match in one table, even of a prefix, hides the tables after it
 * @param metavars the arguments of the command, which a hint may name
 * @param untilOperand treats the first operand and everything after it as operands
 * @throws Refusal
 */
export function readWords(
  words: readonly string[],
  tables: readonly Flags[],
  metavars: readonly string[],
  untilOperand = false,
): ReadWords {
  const read = {
    options: [] as string[],
    used: [] as Flag[],
    unknown: [] as string[],
    operands: [] as string[],
    isHelp: false,
  }
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '-h' || word === '--help') return { ...read, isHelp: true }
    if (word === '--') return { ...read, operands: [...read.operands, ...words.slice(index + 1)] }
    if (!isOption(word, tables)) {
      if (untilOperand) return { ...read, operands: words.slice(index) }
      read.operands.push(word)
      continue
    }
    const { name, attached } = divide(word, tables)
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
      throw refusedValue(word, attached, flag, [...tables.flatMap((flags) => [...flags.keys()]), ...metavars])
    }
  }
  return read
}

function refusedValue(word: string, value: string, flag: Flag, names: readonly string[]): Refusal {
  const hint = optionHint(word, names)
  const suggestion = hint === undefined ? '' : ` (${hint})`
  return new Refusal(`argument ${flag.name}: ignored explicit argument '${value}'${suggestion}`)
}

function valueIn(word: string | undefined, flag: Flag, tables: readonly Flags[]): string {
  if (word !== undefined && !isOption(word, tables)) return word
  throw new Refusal(`argument ${flag.name}: expected one argument`)
}

const negativeNumber = /^-\d+$|^-\d*\.\d+$/

function isOption(word: string, tables: readonly Flags[]): boolean {
  if (!word.startsWith('-') || word === '-') return false
  return (
    flagsMeant(divide(word, tables).name, tables).length > 0 ||
    !(negativeNumber.test(word) || word.includes(' '))
  )
}

/** Splits `--name=value`, `-nvalue` or `-n=value`. A long option with one hyphen is no short one with a value. */
function divide(word: string, tables: readonly Flags[]): { name: string; attached: string | undefined } {
  const [name = ''] = word.split('=')
  const long = word.startsWith('--') || tables.some((flags) => flags.has(`-${name}`))
  const end = long ? word.indexOf('=') : 2
  if (end < 0 || end >= word.length) return { name: word, attached: undefined }
  return { name: word.slice(0, end), attached: word.slice(word[end] === '=' ? end + 1 : end) }
}

import type { attributes } from '../catalogue/attributes'
import type { Result } from '../output/result'
import type { Context } from './context'

/** What is common to all parameters of a command. `T` is the type that a handler sees. */
interface ParameterFacts<T> {
  readonly metavar: string
  readonly help: string
  readonly choices?: readonly string[] | undefined
  /** What completion may propose beside the choices: files, folders, or names that the cloud knows. */
  readonly completes?: Completes | undefined
  /** Reads one word of the command line; throws an Error whose message completes "argument --x: …". */
  readonly read: (word: string) => unknown
  /** Carries the type only; never set. */
  readonly type?: T
}

export type Completes =
  | 'file'
  | 'folder'
  | 'cluster'
  | 'cluster-template'
  | 'nodegroup'
  | 'coe'
  | 'image'
  | 'flavor'
  | 'keypair'
  | 'network'
  | 'external-network'
  | 'subnet'
  | 'label'
  | 'cloud'
  | 'column'
  | 'command'
  | 'setting'
  | 'setting-value'
  | 'network-driver'
  | 'volume-driver'
  | 'path'
  | 'quota-resource'

export interface Positional<T = unknown> extends ParameterFacts<T> {
  readonly arity: 'one' | 'optional' | 'many' | 'any'
}

export interface Option<T = unknown> extends ParameterFacts<T> {
  /** The name and, after it, further accepted spellings. */
  readonly flags: readonly [string, ...string[]]
  /** Spellings that still work, warn, and exclude the name as argparse's exclusive groups do. */
  readonly deprecated: readonly string[]
  /** `word` takes a word, `words` one at each occurrence; `switch` takes none and has a value for each flag. */
  readonly takes: 'word' | 'words' | 'switch'
  /** The value that each flag of a switch stands for. */
  readonly values: Readonly<Record<string, unknown>>
  /** The flags of a switch exclude each other, instead of the last one winning. */
  readonly exclusive: boolean
  readonly required: boolean
  /** What the questions on a terminal propose for an option without which most services fail later. */
  readonly proposal: string | undefined
  readonly fallback: T | undefined
  /** Variables of the environment that stand in for the option, the first one that is not empty. */
  readonly env: readonly string[]
  /** Not in the old client: its prefixes give way to those of the options that were. */
  readonly added: boolean
  readonly hidden: boolean
  /** Lowest microversion of the API that knows what the option sends. */
  readonly microversion?: string | undefined
}

export type Positionals = Readonly<Record<string, Positional>>
export type Options = Readonly<Record<string, Option>>

/** What may stand behind a command. */
export interface Parameters {
  readonly positionals: Positionals
  readonly options: Options
}

export type TypeOf<P> = P extends { readonly type?: infer T } ? T : never
export type ArgumentsOf<P extends Positionals, O extends Options> = {
  readonly [K in keyof P]: TypeOf<P[K]>
} & ValuesOf<O>

export type ValuesOf<O extends Options> = { readonly [K in keyof O]: TypeOf<O[K]> }

export interface Example {
  /** The command line as it is typed. */
  command: string
  /** What it is for, in a few words. */
  what: string
}

/** The headings of `magnum help`, in order. */
export const headings = [
  'Clusters',
  'Cluster templates',
  'Node groups',
  'Certificates and credentials',
  'Quotas and statistics',
  'This program',
] as const

export type Heading = (typeof headings)[number]

/** What everything made from a command knows of it: the parser, help, completion, the manual page. */
export interface Command extends Parameters {
  /** The hyphenated name: `cluster-list`. */
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** Where `magnum help` lists it; nowhere if it is hidden. */
  readonly heading?: Heading | undefined
  /** More than the summary says; paragraphs are separated by blank lines. */
  readonly description?: string | undefined
  readonly examples: readonly Example[]
  /** Said below the reason where the command line is wrong. */
  readonly usageHint?: string | undefined
  /** Lowest microversion of the API that has the command. */
  readonly microversion?: string | undefined
  /** The parameters, by their keys, that a terminal is asked for where a required one is missing; none by default. */
  readonly asks: readonly string[]
  /** Left out of help and completion: other programs call it, or old scripts. */
  readonly hidden?: boolean | undefined
  /** Something is gone for good afterwards: with the setting `confirm` a terminal is asked first. */
  readonly destroys?: boolean | undefined
  /** The resource that it has the service make or change, whose attributes `-c` is checked against beforehand. */
  readonly changes?: keyof typeof attributes | undefined
  /** Its answer is for reading: a terminal shows it through a pager. */
  readonly paged?: boolean | undefined
  /** The shape of the answer; it decides which output options there are. */
  readonly answer: 'list' | 'record' | 'text' | 'outcomes' | 'none'
  /** Columns that `-c` is likely to name. */
  readonly columns: readonly string[]
  readonly run: (values: Readonly<Record<string, unknown>>, context: Context) => Promise<Result>
}

/** A command is listed under a heading, or hidden. */
type Listing = { heading: Heading; hidden?: false } | { heading?: undefined; hidden: true }

type Definition<P extends Positionals, O extends Options> = Listing & {
  name: string
  summary: string
  description?: string
  positionals?: P
  options?: O
  examples: readonly Example[]
  usageHint?: string
  microversion?: string
  asks?: readonly ((keyof P | keyof O) & string)[]
  destroys?: boolean
  paged?: boolean
  changes?: keyof typeof attributes
  answer: Command['answer']
  columns?: readonly string[]
  handler: (args: ArgumentsOf<P, O>, context: Context) => Promise<Result>
}

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no parameters is what it means
type NoParameters = Record<never, never>

/** Makes a command of its definition; the types of the handler's arguments come out of the parameters. */
export function defineCommand<P extends Positionals = NoParameters, O extends Options = NoParameters>(
  definition: Definition<P, O>,
): Command {
  const { handler, positionals, options, columns, asks, ...facts } = definition
  return {
    ...facts,
    positionals: positionals ?? {},
    options: options ?? {},
    columns: columns ?? [],
    asks: asks ?? [],
    // The parser makes the values from these very parameters, so they have the types that the parameters say.
    run: (values, context) => handler(values as ArgumentsOf<P, O>, context),
  }
}

import type { attributes } from '../client/magnum/attributes'
import type { Result } from '../output/result'
import type { Context } from './context'

/** Common to all parameters. `T` is the type that a handler gets. */
interface ParameterFacts<T> {
  readonly metavar: string
  readonly help: string
  readonly choices?: readonly string[] | undefined
  /** What completion offers besides the choices: files, folders, or names from the cloud. */
  readonly completes?: Completes | undefined
  /** Parses a word of the command line. @throws Error with a message that completes "argument --x: …" */
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
  /** The name, followed by aliases. */
  readonly flags: readonly [string, ...string[]]
  /** Deprecated aliases: they warn, and exclude the name like in argparse's exclusive groups. */
  readonly deprecated: readonly string[]
  /** `word` takes a word, `words` one per occurrence; `switch` takes none and has a value for each flag. */
  readonly takes: 'word' | 'words' | 'switch'
  /** The value of each flag of a switch. */
  readonly values: Readonly<Record<string, unknown>>
  /** Whether the flags of a switch exclude each other; otherwise the last one wins. */
  readonly exclusive: boolean
  readonly required: boolean
  /** The value that prompts suggest for an option without which most services fail later. */
  readonly proposal: string | undefined
  readonly fallback: T | undefined
  /** Environment variables for the option; the first non-empty one counts. */
  readonly env: readonly string[]
  /** Whether the option is not in the old client. Prefixes then match the old options first. */
  readonly added: boolean
  readonly hidden: boolean
  /** Minimum microversion of the API. */
  readonly microversion?: string | undefined
}

export type Positionals = Readonly<Record<string, Positional>>
export type Options = Readonly<Record<string, Option>>

/** The arguments and options of a command. */
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
  /** The command line. */
  command: string
  /** What it does, in a few words. */
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

/** A command, as used by the parser, help, completion and manual page. */
export interface Command extends Parameters {
  /** The hyphenated name: `cluster-list`. */
  readonly name: string
  /** One line, without a full stop. */
  readonly summary: string
  /** Its section in `magnum help`; undefined if hidden. */
  readonly heading?: Heading | undefined
  /** Details; paragraphs are separated by blank lines. */
  readonly description?: string | undefined
  readonly examples: readonly Example[]
  /** Hint for usage errors. */
  readonly usageHint?: string | undefined
  /** Minimum microversion of the API. */
  readonly microversion?: string | undefined
  /** Keys of the parameters to prompt for on a terminal if a required one is missing. Default: none. */
  readonly asks: readonly string[]
  /** Whether it is omitted from help and completion, because only programs or old scripts call it. */
  readonly hidden?: boolean | undefined
  /** Whether it destroys something: then the setting `confirm` asks for confirmation on a terminal. */
  readonly destroys?: boolean | undefined
  /** The kind of resource that it creates or changes, against whose attributes `-c` is checked beforehand. */
  readonly changes?: keyof typeof attributes | undefined
  /** The kind of resource that it shows. Default: the one that it changes. */
  readonly shows?: keyof typeof attributes | undefined
  /** Whether a terminal shows the output in a pager. */
  readonly paged?: boolean | undefined
  /** The shape of the output, which determines the output options. */
  readonly answer: 'list' | 'record' | 'text' | 'outcomes' | 'none'
  /** Common columns for `-c`. */
  readonly columns: readonly string[]
  readonly run: (values: Readonly<Record<string, unknown>>, context: Context) => Promise<Result>
}

/** The available commands. */
export interface Registry {
  /** Loaders, called when a command is run or its help is shown. */
  readonly commands: Readonly<Record<string, () => Promise<Command>>>
  /** Deprecated names and their replacements. */
  readonly deprecatedNames: Readonly<Record<string, string>>
}

/** A command is either listed under a heading or hidden. */
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
  shows?: keyof typeof attributes
  answer: Command['answer']
  columns?: readonly string[]
  handler: (args: ArgumentsOf<P, O>, context: Context) => Promise<Result>
}

// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- means no parameters
type NoParameters = Record<never, never>

/** Defines a command. The types of the handler's arguments follow from the parameters. */
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
    // The parser creates the values from the same parameters, so they have these types.
    run: (values, context) => handler(values as ArgumentsOf<P, O>, context),
  }
}

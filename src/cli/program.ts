import { Argument, Command as Program, InvalidArgumentError, Option as ProgramOption } from 'commander'
import { nearest } from '../foundation/nearest'
import { version } from '../foundation/version'
import { Refusal } from './argv'
import type { Command, Option, Parameters, Positional } from './definition'
import { describeOption, describePositional, descriptionOf, examplesOf, usageOf } from './describe'
import type { Flag } from './flags'
import { choiceHint } from './habits'
import { ArgparseHelp } from './help'

/**
 * Creates the Commander program for a command. Commander does not get the environment variables, because it would read
 * them from the process; the client resolves the login settings.
 *
 * @param flags each becomes an option, because a Commander option has a single long flag
 * @param used the flags on the command line
 * @param explained the command, if its help is requested
 */
export function programOf(
  { positionals }: Parameters,
  flags: readonly Flag[],
  used: readonly Flag[],
  explained?: Command,
): Program {
  const program = new Program('magnum')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({ outputError: () => undefined, getOutHasColors: () => false })
  program.createHelp = () => new ArgparseHelp()
  for (const flag of flags) {
    if (flag.key === 'version' && flag.scope === 'global') {
      program.version(version, flag.name, flag.option.help)
    } else {
      const excluded = flags.filter(({ option, place }) => option === flag.option && place !== flag.place)
      program.addOption(optionOf(flag, excluded, used))
    }
  }
  for (const positional of Object.values(positionals)) program.addArgument(argumentOf(positional))
  if (explained) explain(program, explained)
  return program
}

function explain(program: Program, command: Command): void {
  for (const option of program.options) if (option instanceof FlagOption) option.explain()
  program
    .usage(usageOf(command).replace(/^usage: magnum |\n$/g, ''))
    .description(descriptionOf(command))
    .addHelpText('after', `\n${examplesOf(command)}\nAll global options: 'magnum help environment'.`)
}

const helpGroups = { command: 'Options:', output: 'Output options:', global: 'Global options:' }

/** An option whose value is stored under `place`, which several flags can share, not under the flag's name. */
class FlagOption extends ProgramOption {
  constructor(private readonly flag: Flag) {
    super(flag.option.takes === 'switch' ? flag.name : `${flag.name} <value>`)
    // `--no-proxy` is an option of its own, not the negation of `--proxy`.
    this.negate = false
  }

  /** Adds the parts that only help needs, which take longer than the option itself. */
  explain(): void {
    const { flag } = this
    const { term, text } = describeOption(flag.option)
    this.flags = term
    this.description = text
    this.hidden = flag.name !== flag.option.flags[0] || (flag.option.hidden && flag.scope !== 'command')
    this.helpGroupHeading = flag.option.hidden ? 'Deprecated:' : helpGroups[flag.scope]
  }

  override attributeName(): string {
    return this.flag.place
  }
}

function optionOf(flag: Flag, excluded: readonly Flag[], used: readonly Flag[]): ProgramOption {
  const { name, option } = flag
  const made = new FlagOption(flag).conflicts(excluded.map(({ place }) => place))
  if (option.takes === 'switch') return made.preset(option.values[name]).default(option.fallback)
  const read = withReader(made, name, option)
  if (option.deprecated.includes(name)) return read
  const isGiven = used.some((each) => each.option === option)
  return read.default(option.fallback).makeOptionMandatory(option.required && !isGiven)
}

function argumentOf(positional: Positional): Argument {
  const { arity, metavar } = positional
  const name = metavar.replace(/^<|>$/g, '')
  const forms = { one: `<${name}>`, optional: `[${name}]`, many: `<${name}...>`, any: `[${name}...]` }
  return withReader(new Argument(forms[arity], describePositional(positional).text), metavar, positional)
}

/** Lets Commander check choices and the definition parse the word; words errors like argparse. */
function withReader<T extends Argument | ProgramOption>(
  made: T,
  name: string,
  { choices, read, ...parameter }: Option | Positional,
): T {
  const several = 'takes' in parameter ? parameter.takes === 'words' : made.variadic
  if (choices) made.choices(choices)
  const check = made.parseArg
  made.argParser((word: string, before: unknown) => {
    try {
      check?.(word, before)
      const value = read(word)
      return several ? [...(Array.isArray(before) ? (before as unknown[]) : []), value] : value
    } catch (error) {
      if (error instanceof InvalidArgumentError) throw new Refusal(invalidChoice(name, word, choices ?? []))
      throw new Refusal(`argument ${name}: ${error instanceof Error ? error.message : String(error)}`)
    }
  })
  return made
}

function invalidChoice(name: string, word: string, choices: readonly string[]): string {
  const lower = word.toLowerCase()
  const sameLetters = choices.find((choice) => choice.toLowerCase() === lower)
  const guess = sameLetters ?? nearest(word, choices)
  const having = lower === '' ? [] : choices.filter((choice) => choice.toLowerCase().includes(lower))
  const offered = having.length > 0 ? having : choices
  const near = guess === undefined ? `choose from ${offered.join(', ')}` : `did you mean ${guess}?`
  const hint = choiceHint(word, choices) ?? near
  return `argument ${name}: invalid choice: '${word}' (${hint})`
}

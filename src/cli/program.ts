import { Argument, Command as Program, InvalidArgumentError, Option as ProgramOption } from 'commander'
import { nearest } from '../foundation/nearest'
import { version } from '../foundation/version'
import { type Flag, Refusal } from './argv'
import type { Command, Option, Parameters, Positional } from './definition'
import { describeOption, describePositional, descriptionOf, examplesOf, usageOf } from './describe'
import { choiceHint } from './habits'
import { ArgparseHelp } from './help'

/**
 * Makes of a command's definition what Commander parses, refuses and explains. It is not told of environment
 * variables, for it would read those of the process: the client puts the settings of a login together.
 *
 * @param flags each an option of Commander's, which knows one long flag an option
 * @param used those that stand on the command line
 * @param explained the command, where its help is asked for
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

/** Flags of one option may share the place of its value, which Commander would name after the flag. */
class FlagOption extends ProgramOption {
  constructor(private readonly flag: Flag) {
    super(flag.option.takes === 'switch' ? flag.name : `${flag.name} <value>`)
    // `--no-proxy` is an option of its own, and not the contrary of `--proxy`.
    this.negate = false
  }

  /** Only the help asks for what takes longer to make than the option itself. */
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

/** Commander checks the choices and the definition reads the word; what is wrong is told in argparse's words. */
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
  const sameLetters = choices.find((choice) => choice.toLowerCase() === word.toLowerCase())
  const guess = sameLetters ?? nearest(word, choices)
  const near = guess === undefined ? `choose from ${choices.join(', ')}` : `did you mean ${guess}?`
  const hint = choiceHint(word, choices) ?? near
  return `argument ${name}: invalid choice: '${word}' (${hint})`
}

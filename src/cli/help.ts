import { type Argument, type Command as Program, Help, type Option as ProgramOption } from 'commander'
import type { Options } from './definition'
import { describeOption, shownOptions } from './describe'

/** Formats Commander's help like argparse, as in other OpenStack clients. */
export class ArgparseHelp extends Help {
  override helpWidth = 79

  override styleTitle(title: string): string {
    return title === 'Usage:' ? 'usage:' : title
  }

  override visibleOptions(program: Program): ProgramOption[] {
    return program.options.filter(({ hidden }) => !hidden)
  }

  override optionDescription(option: ProgramOption): string {
    return option.description
  }

  override argumentTerm(argument: Argument): string {
    return `<${argument.name()}>`
  }

  override argumentDescription(argument: Argument): string {
    return argument.description
  }

  override padWidth(): number {
    return 22
  }

  /** Puts a term that is too long for its column on a separate line. */
  override formatItem(term: string, termWidth: number, description: string, helper: Help): string {
    if (term.length <= termWidth) return super.formatItem(term, termWidth, description, helper)
    return `  ${term}\n${super.formatItem('', termWidth, description, helper)}`
  }
}

/** A section of options in help. */
export function optionSection(title: string, options: Options): string {
  const help = new ArgparseHelp()
  const items = shownOptions(options)
    .map(describeOption)
    .map(({ term, text }) => help.formatItem(term, help.padWidth(), text, help))
  return help.formatItemList(`${title}:`, items, help).join('\n')
}

/** Wraps text to 79 columns, indented by `indent` spaces. */
export function wrap(text: string, indent: number): string {
  const help = new ArgparseHelp()
  return help.boxWrap(text, help.helpWidth - indent).replace(/^/gm, ' '.repeat(indent)) + '\n'
}

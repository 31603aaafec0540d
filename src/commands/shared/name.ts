import { optional, text } from '../../cli/parameters'
import type { Context } from '../../cli/context'
import { MagnumError } from '../../foundation/errors'

/** A name as the create commands take it: as a word, or after the old `--name`. */
export const namePositional = { name: optional('<name>', { help: 'Name of what is created' }) }
export const nameOption = { oldName: text('--name', { help: 'Old spelling of <name>', hidden: true }) }

/** @throws MagnumError usage, where both are given */
export function readName(
  args: { readonly name: string | undefined; readonly oldName: string | undefined },
  context: Context,
): string | undefined {
  return positionalOrOption(args.name, args.oldName, 'name', context)
}

/** The value of a positional that once was an option; the option still works, with a warning. */
export function positionalOrOption(
  positional: string | undefined,
  option: string | undefined,
  name: string,
  context: Context,
): string | undefined {
  if (option === undefined) return positional
  if (positional !== undefined) {
    throw new MagnumError('usage', `Duplicate "<${name}>" arguments: ${positional}, ${option}`)
  }
  context.warn(`WARNING: --${name} is deprecated. Use the <${name}> positional to avoid seeing this message.`)
  return option
}

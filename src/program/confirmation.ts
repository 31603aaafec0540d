import type { Command } from '../cli/definition'
import type { Parsed } from '../cli/parsing'
import { MagnumError } from '../foundation/errors'
import { canBeAsked, type Host } from '../foundation/host'

/**
 * Asks before what destroys, of who sits at a terminal; a script is never asked.
 *
 * @throws MagnumError failed, where the answer is not yes
 */
export async function confirm(
  command: Command,
  { positionals, options }: Pick<Parsed, 'positionals' | 'options'>,
  host: Host,
): Promise<void> {
  if (!command.destroys || options.yes === true || !canBeAsked(host)) return
  const subjects = Object.values(positionals)
    .flat()
    .filter((word) => word !== undefined)
  const question = `${[command.name, ...subjects.map(String)].join(' ')}: are you sure? [y/N] `
  if (!isYes(await host.stdin.ask(question, { echo: true })))
    throw new MagnumError('failed', 'Nothing was done.')
}

export function isYes(answer: string): boolean {
  return /^y(es)?$/i.test(answer.trim())
}

import type { Command } from './cli/definition'
import { MagnumError } from './errors'
import type { Host } from './host'

/** Commands after which something is gone for good. */
const destructive = new Set([
  'ca-rotate',
  'cluster-delete',
  'cluster-template-delete',
  'nodegroup-delete',
  'quotas-delete',
])

/**
 * Asks before what destroys, of who sits at a terminal; a script is never asked.
 *
 * @throws MagnumError failed, where the answer is not yes
 */
export async function confirm(
  command: Command,
  positionals: Readonly<Record<string, unknown>>,
  { stdin, stderr }: Host,
): Promise<void> {
  if (!destructive.has(command.name) || !stdin.isTerminal || !stderr.isTerminal) return
  const subjects = Object.values(positionals)
    .flat()
    .filter((word) => word !== undefined)
  const question = `${[command.name, ...subjects.map(String)].join(' ')}: are you sure? [y/N] `
  const answer = await stdin.ask(question, { echo: true })
  if (!/^y(es)?$/i.test(answer.trim())) throw new MagnumError('failed', 'Nothing was done.')
}

import { helpOf } from '../../src/cli/parsing'
import { commands as registry } from '../../src/commands/registry'

/** What `magnum help COMMAND` prints, by the name of the command. */
export async function helpTexts(): Promise<Record<string, string>> {
  const commands = await Promise.all(Object.values(registry).map((load) => load()))
  return Object.fromEntries(commands.map((command) => [command.name, helpOf(command)]))
}

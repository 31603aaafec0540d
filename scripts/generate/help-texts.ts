import { helpOf } from '../../src/cli/parsing'
import { commands as registry } from '../../src/commands/registry'

/** The output of `magnum help COMMAND`, by command name. */
export async function helpTexts(): Promise<Record<string, string>> {
  const commands = await Promise.all(Object.values(registry).map((load) => load()))
  return Object.fromEntries(commands.map((command) => [command.name, helpOf(command)]))
}

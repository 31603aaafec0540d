import { defineCommand } from '../cli/definition'
import { nearest } from '../nearest'
import { any } from '../cli/parameters'
import { MagnumError } from '../errors'

export const help = defineCommand({
  name: 'help',
  summary: 'Explain this program, or one of its commands',
  answer: 'text',
  positionals: { words: any('<command>', { help: 'Name of the command', completes: 'command' }) },
  examples: [{ command: 'magnum help cluster-create', what: 'everything that cluster-create takes' }],
  handler: async ({ words }) => ({ kind: 'text', text: await explain(words.join('-')) }),
})

async function explain(name: string): Promise<string> {
  const { commands, deprecatedNames } = await import('./registry')
  if (name === '') {
    const { overview } = await import('../cli/overview')
    return overview(await Promise.all(Object.values(commands).map((load) => load())))
  }
  const current = Object.hasOwn(deprecatedNames, name) ? deprecatedNames[name] : name
  const load = current !== undefined && Object.hasOwn(commands, current) ? commands[current] : undefined
  if (!load) {
    const guess = nearest(name, Object.keys(commands))
    throw new MagnumError('usage', `'${name}' is not a valid subcommand`, {
      hint: guess === undefined ? "'magnum help' lists the commands." : `Did you mean ${guess}?`,
    })
  }
  const { commandHelp } = await import('../cli/help')
  return commandHelp(await load())
}

import { suggestionFor } from '../cli/command-suggestion'
import { type Command, defineCommand, type Registry } from '../cli/definition'
import { nearest } from '../foundation/nearest'
import { any } from '../cli/parameters'
import { usageError } from '../cli/usage-error'

export const help = (registry: Registry) =>
  defineCommand({
    heading: 'This program',
    name: 'help',
    summary: 'Show help for the program, a command or a topic',
    answer: 'text',
    paged: true,
    positionals: { words: any('<command>', { help: 'Name of a command or a topic', completes: 'command' }) },
    examples: [
      { command: 'magnum help cluster-create', what: 'the arguments and options of cluster-create' },
      { command: 'magnum help labels', what: 'the labels known to drivers' },
    ],
    handler: async ({ words }) => ({
      kind: 'text',
      text: await explain(words.join('-').replace(/^coe-/, ''), registry),
    }),
  })

/** The help text of a command, topic or noun, by its hyphenated name. */
async function explain(name: string, registry: Registry): Promise<string> {
  const { commands, deprecatedNames } = registry
  if (name === '') return (await import('../cli/overview.generated')).overviewText
  const current = Object.hasOwn(deprecatedNames, name) ? (deprecatedNames[name] ?? name) : name
  const load = Object.hasOwn(commands, current) ? commands[current] : undefined
  if (load) {
    const { helpOf } = await import('../cli/parsing')
    return helpOf(await load())
  }
  const { topics } = await import('../cli/topics')
  if (Object.hasOwn(topics, name)) return topics[name]?.text() ?? ''
  const ofNoun = await commandsOf(name, commands)
  if (ofNoun.length > 0) return (await import('../cli/overview')).nounHelp(name, ofNoun)
  const topic = nearest(name, Object.keys(topics))
  const hint = topic === undefined ? suggestionFor([name], registry) : `did you mean ${topic}?`
  throw usageError(`'${name}' is not a valid subcommand${hint === undefined ? '' : ` (${hint})`}`)
}

/** The visible commands of a noun. */
async function commandsOf(noun: string, commands: Registry['commands']): Promise<Command[]> {
  const loads = Object.entries(commands).filter(([name]) => name.startsWith(`${noun}-`))
  const loaded = await Promise.all(loads.map(([, load]) => load()))
  return loaded.filter(({ hidden }) => !hidden)
}

import type { Registry } from '../../cli/command-name'
import type { Command } from '../../cli/definition'
import { defineCommand } from '../../cli/definition'
import { outputOptionsOf } from '../../cli/output-options'

export const bashCompletion = ({ commands }: Registry) =>
  defineCommand({
    name: 'bash-completion',
    summary: 'Print all commands and options, as the old client did',
    hidden: true,
    answer: 'text',
    examples: [{ command: 'magnum bash-completion', what: 'what magnum.bash_completion asks for' }],
    handler: async () => {
      const all = await Promise.all(Object.values(commands).map((load) => load()))
      return { kind: 'text', text: `${wordsOf(all).join(' ')}\n` }
    },
  })

function wordsOf(all: readonly Command[]): string[] {
  const names = all.filter(({ hidden }) => !hidden).map(({ name }) => name)
  const options = all.flatMap((command) => Object.values({ ...command.options, ...outputOptionsOf(command) }))
  const flags = options.flatMap((option) => [...option.flags, ...option.deprecated])
  return [...new Set([...names, '-h', '--help', ...flags])].sort()
}

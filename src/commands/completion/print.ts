import { defineCommand, type Command, type Registry } from '../../cli/definition'
import { oneOf } from '../../cli/parameters'
import { scripts, shells } from './scripts'
import { outputOptionsOf } from '../../cli/output-options'

export const completion = defineCommand({
  heading: 'This program',
  name: 'completion',
  summary: 'Print the completion script for a shell',
  description:
    'In ~/.bashrc: eval "$(magnum completion bash)". In ~/.zshrc, after compinit: eval "$(magnum ' +
    'completion zsh)". For fish: magnum completion fish > ~/.config/fish/completions/magnum.fish. In ' +
    '~/.tcshrc: eval "`magnum completion tcsh`", which needs bash.',
  answer: 'text',
  positionals: { shell: oneOf('<shell>', shells, { help: 'The shell' }) },
  examples: [{ command: 'magnum completion bash', what: 'the script for bash' }],
  handler: async ({ shell }) => ({ kind: 'text', text: await scripts[shell]() }),
})

export const bashCompletion = ({ commands }: Registry) =>
  defineCommand({
    name: 'bash-completion',
    summary: 'Print all commands and options, as the old client did',
    hidden: true,
    answer: 'text',
    examples: [{ command: 'magnum bash-completion', what: 'the words for magnum.bash_completion' }],
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

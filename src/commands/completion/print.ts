import { defineCommand } from '../../cli/definition'
import { oneOf } from '../../cli/parameters'
import { scripts, shells } from './scripts'

export const completion = defineCommand({
  heading: 'This program',
  name: 'completion',
  summary: 'Print the completion script for bash, zsh or fish',
  description:
    'In ~/.bashrc: eval "$(magnum completion bash)". In ~/.zshrc, behind compinit: eval "$(magnum ' +
    'completion zsh)". For fish: magnum completion fish > ~/.config/fish/completions/magnum.fish.',
  answer: 'text',
  positionals: { shell: oneOf('<shell>', shells, { help: 'The shell' }) },
  examples: [{ command: 'magnum completion bash', what: 'what bash is to evaluate' }],
  handler: async ({ shell }) => ({ kind: 'text', text: await scripts[shell]() }),
})

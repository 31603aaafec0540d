import type { Command, Option, Positional } from './definition'

/** The usage line of a command, wrapped: what argparse prints above an error. */
export function usageOf(command: Command): string {
  return wrapWords(`usage: magnum ${command.name}`, usageWords(command))
}

/** What may stand behind the name of a command, the options first. */
export function usageWords(command: Command): string[] {
  const shown = Object.values(command.options).filter((option) => !option.hidden)
  const required = shown.filter((option) => option.required)
  const optional = shown.filter((option) => !option.required)
  return [
    ...required.map(optionUsage),
    ...optional.map((option) => `[${optionUsage(option)}]`),
    ...Object.values(command.positionals).map(positionalUsage),
  ]
}

export const generalUsage = 'usage: magnum [global options] <command> [arguments]\n'

/** How an option is typed: `--node-count <node-count>`, `--floating-ip-enabled | --floating-ip-disabled`. */
function optionUsage(option: Option): string {
  if (option.takes !== 'switch') return `${option.flags[0]} ${option.metavar}`
  const values = new Map(
    option.flags.map((flag) => [option.values[flag], flag]).reverse() as [unknown, string][],
  )
  return [...values.values()].reverse().join(' | ')
}

function positionalUsage({ metavar, arity }: Positional): string {
  const forms = {
    one: metavar,
    optional: `[${metavar}]`,
    many: `${metavar} [${metavar} ...]`,
    any: `[${metavar} ...]`,
  }
  return forms[arity]
}

function wrapWords(head: string, words: readonly string[]): string {
  const indent = ' '.repeat(Math.min(head.length + 1, 24))
  const lines: string[] = []
  let line = head
  for (const word of words) {
    if (line.length + 1 + word.length > 79 && line.trim() !== '') {
      lines.push(line)
      line = indent + word
    } else {
      line += ` ${word}`
    }
  }
  return [...lines, line].join('\n') + '\n'
}

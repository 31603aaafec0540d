import type { Command, Option, Options, Positional } from './definition'

/** The wrapped usage line of a command, which argparse prints above an error. */
export function usageOf(command: Command): string {
  return wrapWords(`usage: magnum ${command.name}`, usageWords(command))
}

/** The usage on one line, for terminals. */
export function shortUsageOf({ name, options, positionals }: Command): string {
  const required = Object.values(options).filter((option) => option.required)
  const words = [
    ...required.map(optionUsage),
    '[options]',
    ...Object.values(positionals).map(positionalUsage),
  ]
  return `usage: magnum ${name} ${words.join(' ')}\n`
}

/** The words after the command in its usage, options first. */
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

/** `--node-count <node-count>`, `--floating-ip-enabled | --floating-ip-disabled`. */
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

/** A term of the command line and its description. */
export interface Entry {
  term: string
  text: string
}

export function shownOptions(options: Options): Option[] {
  return Object.values(options).filter((option) => !option.hidden)
}

export function describePositional({ metavar, help, choices }: Positional): Entry {
  return { term: metavar, text: withNotes(help, choices) }
}

export function describeOption(option: Option): Entry {
  const { choices, fallback, env, flags, microversion, deprecated } = option
  const also = hasTwoStates(option) ? [] : flags.slice(1).filter((flag) => /^--[^_]*$/.test(flag))
  const text = withNotes(option.help, choices, [
    typeof fallback === 'string' || typeof fallback === 'number' ? `default: ${fallback}` : undefined,
    env.length > 0 ? `variable: ${env.join(', ')}` : undefined,
    microversion === undefined ? undefined : `microversion ${microversion}`,
    also.length > 0 ? `also: ${also.join(', ')}` : undefined,
    deprecated.length > 0 ? `deprecated: ${deprecated.join(', ')}` : undefined,
    option.required ? 'required' : undefined,
  ])
  return { term: optionNames(option), text }
}

/** Adds the choices and notes to the note in parentheses that a help text may end with. */
function withNotes(
  help: string,
  choices: readonly string[] | undefined,
  notes: readonly (string | undefined)[] = [],
): string {
  const [, text = help, own] = /^(.*) \((.*)\)$/.exec(help) ?? []
  const given = [choices?.join(', '), own, ...notes].filter((note) => note !== undefined)
  return given.length === 0 ? text : `${text} (${given.join('; ')})`
}

const hasTwoStates = ({ values }: Option) => new Set(Object.values(values)).size > 1

function optionNames(option: Option): string {
  const short = option.flags.filter((flag) => !flag.startsWith('--'))
  const long = hasTwoStates(option) ? option.flags.filter((flag) => flag.startsWith('--')) : [option.flags[0]]
  const names = [...short, ...long].join(', ')
  return option.takes === 'switch' ? names : `${names} ${option.metavar}`
}

/** The text between usage and arguments in the help of a command. */
export function descriptionOf({ summary, description, microversion }: Command): string {
  const paragraphs = description?.split(/\n\s*\n/).map((paragraph) => paragraph.replace(/\s+/g, ' ')) ?? []
  const needs = microversion === undefined ? [] : [`Requires API microversion ${microversion}.`]
  return [`${summary}.`, ...paragraphs, ...needs].join('\n\n')
}

export function examplesOf({ examples }: Command): string {
  const lines = examples.map(({ command, what }) => `  # ${what}\n  $ ${foldedCommand(command)}\n`)
  return `Examples:\n${lines.join('')}`
}

/** Wraps a command line before options and pipes. */
export function foldedCommand(command: string): string {
  const lines: string[] = []
  let line = ''
  for (const part of command.split(/ (?=--|\| )/)) {
    if (line.length + part.length + 7 > 79) {
      lines.push(line)
      line = `    ${part}`
    } else {
      line = line === '' ? part : `${line} ${part}`
    }
  }
  return [...lines, line].join(' \\\n  ')
}

import type { Command, Example, Option, Options, Positional } from './definition'
import { outputOptionsOf } from './output-options'
import { usageOf } from './usage'

const width = 79
const helpColumn = 26

/** What `magnum help COMMAND` prints. */
export function commandHelp(command: Command): string {
  const { positionals, options } = command
  return [
    usageOf(command),
    `${command.summary}.\n`,
    command.description === undefined ? '' : wrap(command.description, 0),
    command.microversion === undefined ? '' : `Needs microversion ${command.microversion} of the API.\n`,
    section('Arguments', Object.values(positionals).map(describePositional)),
    optionSection('Options', options),
    optionSection('Options of the answer', outputOptionsOf(command)),
    exampleSection(command.examples),
    "Options of the login and the connection: 'magnum help environment'.\n",
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function exampleSection(examples: readonly Example[]): string {
  const lines = examples.map(({ command, what }) => `  # ${what}\n  $ ${foldedCommand(command)}\n`)
  return `Examples:\n${lines.join('')}`
}

/** A command line over as many lines as it needs, broken before options and pipes. */
export function foldedCommand(command: string): string {
  const lines: string[] = []
  let line = ''
  for (const part of command.split(/ (?=--|\| )/)) {
    if (line.length + part.length + 7 > width) {
      lines.push(line)
      line = `    ${part}`
    } else {
      line = line === '' ? part : `${line} ${part}`
    }
  }
  return [...lines, line].join(' \\\n  ')
}

export function optionSection(title: string, options: Options): string {
  return section(title, shownOptions(options).map(describeOption))
}

function section(title: string, entries: readonly Entry[]): string {
  return entries.length === 0 ? '' : `${title}:\n${entries.map(sideBySide).join('')}`
}

/** A term of the command line, and what is to be said of it. */
export interface Entry {
  term: string
  text: string
}

export function shownOptions(options: Options): Option[] {
  return Object.values(options).filter((option) => !option.hidden)
}

export function describePositional({ metavar, help, choices }: Positional): Entry {
  return { term: metavar, text: withNotes(help, [choices?.join(', ')]) }
}

export function describeOption(option: Option): Entry {
  const { choices, fallback, env, microversion, deprecated } = option
  const text = withNotes(option.help, [
    choices?.join(', '),
    typeof fallback === 'string' || typeof fallback === 'number' ? `default: ${fallback}` : undefined,
    env.length > 0 ? `variable: ${env.join(', ')}` : undefined,
    microversion === undefined ? undefined : `microversion ${microversion}`,
    deprecated.length > 0 ? `deprecated: ${deprecated.join(', ')}` : undefined,
    option.required ? 'required' : undefined,
  ])
  return { term: optionNames(option), text }
}

function withNotes(help: string, notes: readonly (string | undefined)[]): string {
  const given = notes.filter((note) => note !== undefined)
  return given.length === 0 ? help : `${help} (${given.join('; ')})`
}

function optionNames(option: Option): string {
  const short = option.flags.filter((flag) => !flag.startsWith('--'))
  const values = option.takes === 'switch' ? new Set(Object.values(option.values)) : new Set([true])
  const long = values.size > 1 ? option.flags.filter((flag) => flag.startsWith('--')) : [option.flags[0]]
  const names = [...short, ...long].join(', ')
  return option.takes === 'switch' ? names : `${names} ${option.metavar}`
}

/** A term and its explanation, side by side where the term is short enough. */
function sideBySide({ term, text: help }: Entry): string {
  const text = wrap(help, helpColumn)
  const head = `  ${term}`
  if (head.length + 1 >= helpColumn) return `${head}\n${text}`
  return head.padEnd(helpColumn) + text.trimStart()
}

/** Fills text into lines of at most 79 columns, each behind `indent` spaces. */
export function wrap(text: string, indent: number): string {
  const paragraphs = text.split(/\n\s*\n/).map((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const word of paragraph.split(/\s+/)) {
      if (line !== '' && indent + line.length + 1 + word.length > width) {
        lines.push(line)
        line = word
      } else {
        line = line === '' ? word : `${line} ${word}`
      }
    }
    return [...lines, line].map((each) => ' '.repeat(indent) + each + '\n').join('')
  })
  return paragraphs.join('\n')
}

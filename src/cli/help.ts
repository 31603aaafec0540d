import type { Command, Example, Option, Options } from './definition'
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
    section(
      'Arguments',
      Object.values(positionals).map(({ metavar, help }) => entry(metavar, help)),
    ),
    optionSection('Options', options),
    optionSection('Options of the answer', outputOptionsOf(command)),
    exampleSection(command.examples),
    "Options of the login and the connection: 'magnum help environment'.\n",
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function exampleSection(examples: readonly Example[]): string {
  return section(
    'Examples',
    examples.map(({ command, what }) => `  # ${what}\n  $ ${command}\n`),
  )
}

export function optionSection(title: string, options: Options): string {
  const shown = Object.values(options).filter((option) => !option.hidden)
  return section(
    title,
    shown.map((option) => entry(optionNames(option), optionHelp(option))),
  )
}

function section(title: string, entries: readonly string[]): string {
  return entries.length === 0 ? '' : `${title}:\n${entries.join('')}`
}

function optionNames(option: Option): string {
  const short = option.flags.filter((flag) => !flag.startsWith('--'))
  const values = option.takes === 'switch' ? new Set(Object.values(option.values)) : new Set([true])
  const long = values.size > 1 ? option.flags.filter((flag) => flag.startsWith('--')) : [option.flags[0]]
  const names = [...short, ...long].join(', ')
  return option.takes === 'switch' ? names : `${names} ${option.metavar}`
}

function optionHelp(option: Option): string {
  const { choices, fallback, env, microversion, deprecated } = option
  const notes = [
    choices && choices.join(', '),
    (typeof fallback === 'string' || typeof fallback === 'number') && `default: ${fallback}`,
    env.length > 0 && `variable: ${env.join(', ')}`,
    microversion !== undefined && `microversion ${microversion}`,
    deprecated.length > 0 && `deprecated: ${deprecated.join(', ')}`,
    option.required && 'required',
  ].filter((note) => typeof note === 'string')
  return notes.length === 0 ? option.help : `${option.help} (${notes.join('; ')})`
}

/** A term and its explanation, side by side where the term is short enough. */
function entry(term: string, help: string): string {
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

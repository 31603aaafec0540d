import type { Command, Options } from '../../src/cli/definition'
import { globalOptions } from '../../src/cli/global-options'
import { groupsOf } from '../../src/cli/overview'
import { describeOption, describePositional, type Entry, shownOptions, usageOf } from '../../src/cli/describe'
import { outputOptions, outputOptionsOf } from '../../src/cli/output-options'
import { topics } from '../../src/cli/topics'

const made = '<!-- Made by `npm run generate`. -->\n'

interface Page {
  path: string
  heading: string
  commands: readonly Command[]
}

/** docs/reference/: a page per group of commands and per topic, and a table of contents. */
export function referencePages(commands: readonly Command[]): Record<string, string> {
  const groups = groupsOf(commands).map((group) => ({
    ...group,
    path: `${group.heading.toLowerCase().replaceAll(' ', '-')}.md`,
  }))
  const pages = groups.map(({ path, heading, commands }) => ({
    path,
    text: [made, `# ${heading}\n`, ...commands.map(commandSection)].join('\n'),
  }))
  const themes = Object.entries(topics).map(([name, { summary, text }]) => ({
    path: `help-${name}.md`,
    text: [made, `# ${summary}\n`, `\`\`\`text\n${text()}\`\`\`\n`].join('\n'),
  }))
  const all = [{ path: 'README.md', text: contents(groups) }, ...pages, ...themes]
  return Object.fromEntries(all.map(({ path, text }) => [`docs/reference/${path}`, text]))
}

function contents(pages: readonly Page[]): string {
  const ofCommands = pages.map(({ path, heading, commands }) => {
    const lines = commands.map(({ name, summary }) => `- [\`${name}\`](${path}#magnum-${name}): ${summary}\n`)
    return `## [${heading}](${path})\n\n${lines.join('')}`
  })
  const ofTopics = Object.entries(topics).map(
    ([name, { summary }]) => `- [\`magnum help ${name}\`](help-${name}.md): ${summary}\n`,
  )
  return [
    made,
    '# Command reference\n',
    ...ofCommands,
    `## Topics\n\n${ofTopics.join('')}`,
    '## Global options\n\nThey can come before or after the command.\n',
    optionTable(globalOptions()),
    '## Output options\n\nEvery command that prints a table takes them.\n',
    optionTable(outputOptions),
  ].join('\n')
}

function commandSection(command: Command): string {
  const { name, summary, description, positionals, options, examples, microversion } = command
  return [
    `## magnum ${name}\n`,
    `${summary}.\n`,
    description === undefined ? '' : `${description}\n`,
    microversion === undefined ? '' : `Needs microversion ${microversion} of the API.\n`,
    `\`\`\`text\n${usageOf(command)}\`\`\`\n`,
    table('Argument', Object.values(positionals).map(describePositional)),
    optionTable(options),
    Object.keys(outputOptionsOf(command)).length === 0
      ? ''
      : 'Also the [output options](README.md#output-options).\n',
    `\`\`\`console\n${examples.map((example) => `# ${example.what}\n$ ${example.command}\n`).join('')}\`\`\`\n`,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const optionTable = (options: Options) => table('Option', shownOptions(options).map(describeOption))

function table(what: string, entries: readonly Entry[]): string {
  if (entries.length === 0) return ''
  const rows = entries.map(({ term, text }) => `| \`${term}\` | ${escape(text)} |\n`)
  return `| ${what} | Meaning |\n| --- | --- |\n${rows.join('')}`
}

const escape = (text: string) => text.replace(/[|<>*_]/g, '\\$&')

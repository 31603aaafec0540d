import { type Command, type Heading, headings } from './definition'
import { generalUsage } from './describe'
import { topics } from './topics'

interface Section {
  heading: string
  entries: readonly { name: string; summary: string }[]
}

/**
 * The output of `magnum help`: every command and topic, one per line. Generated at build time into
 * overview.generated.ts, so that printing it loads no definitions.
 */
export function overview(all: readonly Command[]): string {
  const themes = Object.entries(topics).map(([name, { summary }]) => ({ name, summary }))
  return [
    generalUsage,
    'A client for OpenStack Magnum, the Container Infrastructure Management service.\n',
    ...listed([...sectionsOf(all), { heading: "Topics ('magnum help TOPIC')", entries: themes }]),
    [
      "'magnum help COMMAND' explains a command. 'magnum cluster list' is the same as\n",
      "'magnum cluster-list'. Global options can come before or after the command:\n",
      "'magnum help environment' lists them. bay-* and baymodel-* are deprecated\n",
      'spellings of cluster-* and cluster-template-*.\n',
    ].join(''),
  ].join('\n')
}

/** The output of `magnum cluster`. */
export function nounHelp(noun: string, all: readonly Command[]): string {
  const spaced = noun.replaceAll('-', ' ')
  return [
    `usage: magnum ${spaced} <command> [arguments]\n`,
    ...listed(sectionsOf(all)),
    `'magnum help ${noun}-COMMAND' explains a command.\n`,
  ].join('\n')
}

const sectionsOf = (all: readonly Command[]): Section[] =>
  groupsOf(all)
    .filter(({ commands }) => commands.length > 0)
    .map(({ heading, commands }) => ({ heading, entries: commands }))

function listed(sections: readonly Section[]): string[] {
  const widest = Math.max(...sections.flatMap(({ entries }) => entries.map(({ name }) => name.length)))
  return sections.map(({ heading, entries }) => {
    const lines = entries.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}\n`)
    return `${heading}:\n${lines.join('')}`
  })
}

interface Group {
  heading: Heading
  commands: readonly Command[]
}

/** The visible commands by heading. */
export function groupsOf(all: readonly Command[]): Group[] {
  const shown = all.filter(({ hidden }) => !hidden)
  return headings.map((heading) => ({
    heading,
    commands: shown.filter((command) => command.heading === heading),
  }))
}

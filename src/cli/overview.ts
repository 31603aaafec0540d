import type { Command } from './definition'
import { groupsOf } from './groups'
import { topics } from './topics'
import { generalUsage } from './describe'

/**
 * What `magnum help` prints: every command and topic on a line of its own. It is made when the program is
 * built, into overview.generated.ts, so that no definition is loaded to print it.
 */
export function overview(all: readonly Command[]): string {
  const groups = groupsOf(all).map(({ heading, commands }) => ({ heading, entries: commands }))
  const themes = Object.entries(topics).map(([name, { summary }]) => ({ name, summary }))
  const sections = [...groups, { heading: "Topics ('magnum help TOPIC')", entries: themes }]
  const widest = Math.max(...sections.flatMap(({ entries }) => entries.map(({ name }) => name.length)))
  return [
    generalUsage,
    "A client of OpenStack's Container Infrastructure Management service (Magnum).\n",
    ...sections.map(({ heading, entries }) => {
      const lines = entries.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}\n`)
      return `${heading}:\n${lines.join('')}`
    }),
    [
      "'magnum help COMMAND' explains a command. 'magnum cluster list' is the same as\n",
      "'magnum cluster-list'. Global options stand before or after the command:\n",
      "'magnum help environment' lists them.\n",
    ].join(''),
  ].join('\n')
}

import type { Command } from './definition'
import { globalOptions } from './globals'
import { optionSection } from './help'
import { generalUsage } from './usage'

/** What `magnum help` prints: every command on a line, then the options that all of them take. */
export function overview(all: readonly Command[]): string {
  const widest = Math.max(...all.map(({ name }) => name.length))
  const lines = all.map(({ name, summary }) => `  ${name.padEnd(widest + 2)}${summary}\n`)
  return [
    generalUsage,
    "A client of OpenStack's Container Infrastructure Management service (Magnum).\n",
    `Commands:\n${lines.join('')}`,
    optionSection('Global options', globalOptions),
    "'magnum help COMMAND' explains one of them.\n",
  ].join('\n')
}

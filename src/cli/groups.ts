import type { Command } from './definition'

/** The headings of `magnum help`, in order, with the nouns that stand under each. */
const headings: Readonly<Record<string, readonly string[]>> = {
  Clusters: ['cluster'],
  'Cluster templates': ['cluster-template'],
  'Node groups': ['nodegroup'],
  'Certificates and credentials': ['ca', 'credential'],
  'Quotas and statistics': ['quotas', 'stats', 'service'],
}
const others = 'This program'

export interface Group {
  heading: string
  commands: readonly Command[]
}

/** The commands that are shown, under the heading of their noun. */
export function groupsOf(all: readonly Command[]): Group[] {
  const shown = all.filter(({ hidden }) => !hidden)
  return [...Object.keys(headings), others].map((heading) => ({
    heading,
    commands: shown.filter(({ name }) => headingOf(name) === heading),
  }))
}

function headingOf(name: string): string {
  const noun = name.slice(0, Math.max(0, name.lastIndexOf('-')))
  return Object.keys(headings).find((heading) => headings[heading]?.includes(noun)) ?? others
}

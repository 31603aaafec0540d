import { type Command, type Heading, headings } from './definition'

export interface Group {
  heading: Heading
  commands: readonly Command[]
}

/** The commands that are shown, under their headings. */
export function groupsOf(all: readonly Command[]): Group[] {
  const shown = all.filter(({ hidden }) => !hidden)
  return headings.map((heading) => ({
    heading,
    commands: shown.filter((command) => command.heading === heading),
  }))
}

/**
 * Whether to paint: as the user says; else on a terminal that can, unless NO_COLOR is set (no-color.org), or
 * anywhere FORCE_COLOR is (force-color.org).
 *
 * @param when `always`, `never`, or anything else for `auto`
 */
export function wantsColour(
  when: unknown,
  env: Readonly<Record<string, string | undefined>>,
  isTerminal: () => boolean,
): boolean {
  if (when === 'always' || when === 'never') return when === 'always'
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0'
  return env['TERM'] !== 'dumb' && isTerminal()
}

/** The colours of Magnum's states. They only repeat what the word says. */
const colours = {
  COMPLETE: 'green',
  HEALTHY: 'green',
  IN_PROGRESS: 'yellow',
  FAILED: 'red',
  UNHEALTHY: 'red',
} as const

/** A cell that is the name of a state and nothing else, in a table as it is drawn or as lines. */
const state =
  /(?<=\| |^(?:health_)?status: )(?:[A-Z]+_(COMPLETE|IN_PROGRESS|FAILED)|(HEALTHY|UNHEALTHY))(?= *(?:\||$))/gm

/** Paints the cells of a drawn table that are names of states. */
export async function loadPainter(): Promise<(table: string) => string> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return (table) =>
    table.replace(state, (cell, outcome: keyof typeof colours | undefined, health: keyof typeof colours) =>
      chalk[colours[outcome ?? health]](cell),
    )
}

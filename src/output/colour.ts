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
const colours = [
  { states: /^(?:[A-Z]+_COMPLETE|HEALTHY)$/, colour: 'green' },
  { states: /^[A-Z]+_IN_PROGRESS$/, colour: 'yellow' },
  { states: /^(?:[A-Z]+_FAILED|UNHEALTHY)$/, colour: 'red' },
] as const

/** Paints a cell that is the name of a state, and leaves every other as it is. */
export async function loadPainter(): Promise<(cell: string) => string> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return (cell) => {
    const found = colours.find(({ states }) => states.test(cell))
    return found ? chalk[found.colour](cell) : cell
  }
}

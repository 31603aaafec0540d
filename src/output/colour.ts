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

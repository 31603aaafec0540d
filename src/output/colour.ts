import { type Environment, isDumb } from '../foundation/host'

/**
 * Whether to use colours: as the user chose; by default on a capable terminal, unless NO_COLOR is set (no-color.org),
 * and anywhere if FORCE_COLOR is set (force-color.org). CLICOLOR and CLICOLOR_FORCE count, too (bixense.com/clicolors).
 *
 * @param when `always`, `never`, or anything else for `auto`
 */
export function wantsColour(when: unknown, env: Environment, isTerminal: () => boolean): boolean {
  if (when === 'always' || when === 'never') return when === 'always'
  if (env['NO_COLOR']) return false
  if (env['FORCE_COLOR']) return env['FORCE_COLOR'] !== '0'
  if (env['CLICOLOR_FORCE'] && env['CLICOLOR_FORCE'] !== '0') return true
  return env['CLICOLOR'] !== '0' && !isDumb(env) && isTerminal()
}

/** Colours of statuses, in addition to the words. */
const colours = {
  COMPLETE: 'green',
  HEALTHY: 'green',
  IN_PROGRESS: 'yellow',
  FAILED: 'red',
  UNHEALTHY: 'red',
} as const

/** A cell that contains only a status, in a drawn table or in lines. */
const state =
  /(?<=\| |^(?:health_)?status: )(?:[A-Z]+_(COMPLETE|IN_PROGRESS|FAILED)|(HEALTHY|UNHEALTHY))(?= *(?:\||$))/gm

/** Loads a function that colours the status cells of a drawn table. */
export async function loadPainter(): Promise<(table: string) => string> {
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level: 1 })
  return (table) =>
    table.replace(state, (cell, outcome: keyof typeof colours | undefined, health: keyof typeof colours) =>
      chalk[colours[outcome ?? health]](cell),
    )
}

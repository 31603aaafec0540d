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

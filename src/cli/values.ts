import type { Options } from './definition'

/** The values of a table of options: what was given, and the defaults of the rest. */
export function withDefaults(
  options: Options,
  given: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([key, option]) => [key, key in given ? given[key] : option.fallback]),
  )
}

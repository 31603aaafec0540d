import type { Options, TypeOf } from '../../cli/definition'

type Optional<O extends Options> = { [K in keyof O]: undefined extends TypeOf<O[K]> ? K : never }[keyof O]
type Attributes<O extends Options> = { [K in Optional<O>]?: NonNullable<TypeOf<O[K]>> } & {
  [K in Exclude<keyof O, Optional<O>>]: TypeOf<O[K]>
}

/**
 * The part of a request's body that a table of options makes up: the keys of the table are the API's names.
 * What was not given and has no default is left out, for an explicit null means something to newer servers.
 */
export function attributesOf<O extends Options>(
  options: O,
  args: Readonly<Record<keyof O, unknown>>,
): Attributes<O> {
  const given = Object.keys(options).filter((key) => args[key] !== undefined)
  // The parser has made each value of the very option that stands under its key.
  return Object.fromEntries(given.map((key) => [key, args[key]])) as Attributes<O>
}

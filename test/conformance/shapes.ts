/**
 * The attributes of an object with their JSON types. `string | null` allows either type; `undefined` makes an attribute
 * optional. `list` and `object` allow any content; `[shape]` is a list of such objects.
 */
export type Shape =
  | string
  | { readonly [attribute: string]: Shape }
  | readonly [Shape]
  /** The type of an attribute that only some services have, by the minor of their latest microversion. */
  | ((minor: number) => string | undefined)

/** The differences between a value and a shape, one line each. */
export function differences(value: unknown, shape: Shape, minor: number, path = 'body'): string[] {
  if (typeof shape === 'function') return differences(value, shape(minor) ?? 'undefined', minor, path)
  if (typeof shape === 'string') {
    const type = typeOf(value)
    return shape.split(' | ').includes(type) ? [] : [`${path} is ${type}, not ${shape}`]
  }
  if (isList(shape)) {
    if (!Array.isArray(value)) return [`${path} is ${typeOf(value)}, not list`]
    return value.flatMap((item: unknown, index) => differences(item, shape[0], minor, `${path}[${index}]`))
  }
  if (typeOf(value) !== 'object') return [`${path} is ${typeOf(value)}, not object`]
  const attributes = new Map<string, unknown>(Object.entries(value as object))
  return [
    ...[...attributes.keys()]
      .filter((name) => !(name in shape))
      .map((name) => `${path}.${name} is unexpected`),
    ...Object.entries(shape).flatMap(([name, inner]) =>
      attributes.has(name)
        ? differences(attributes.get(name), inner, minor, `${path}.${name}`)
        : isAbsent(inner, minor)
          ? []
          : [`${path}.${name} is missing`],
    ),
  ]
}

function isAbsent(shape: Shape, minor: number): boolean {
  const types = typeof shape === 'function' ? (shape(minor) ?? 'undefined') : shape
  return typeof types === 'string' && types.split(' | ').includes('undefined')
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

import type { Value } from '../json'

/**
 * A value as a literal of Python, in ASCII, so that `ast.literal_eval` reads exactly this value and nothing
 * in it is ever code. Of strings only what needs no thought stays as it is, everything else is `\xXX`, `\uXXXX`
 * or `\UXXXXXXXX`.
 */
export function pythonLiteral(value: Value): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(pythonLiteral).join(', ')}]`
  const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${pythonLiteral(item)}`)
  return `{${entries.join(', ')}}`
}

function quoted(text: string): string {
  return `'${Array.from(text, escaped).join('')}'`
}

function escaped(character: string): string {
  if (character === "'" || character === '\\') return `\\${character}`
  if (character >= ' ' && character <= '~') return character
  const code = character.codePointAt(0) ?? 0
  const digits = code.toString(16)
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

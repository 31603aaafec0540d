import { pythonStr } from '../../foundation/python'
import type { Json } from '../json'

/** Python's name for the type of a JSON value. */
export function pythonTypeName(value: Json | undefined): string {
  if (value === null || value === undefined) return 'NoneType'
  if (Array.isArray(value)) return 'list'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return { boolean: 'bool', string: 'str', object: 'dict' }[typeof value as 'boolean' | 'string' | 'object']
}

/**
 * Python's `ast.literal_eval` for JSON values, with which Magnum parses labels in a PATCH.
 *
 * @throws SyntaxError if the text is not such a literal
 */
export function parsePythonLiteral(text: string): Json {
  const tokens = tokenize(text)
  let at = 0
  const next = () => tokens[at++] ?? ''
  const sequence = <T>(end: string, item: () => T): T[] => {
    const items: T[] = []
    while (tokens[at] !== end) {
      items.push(item())
      if (tokens[at] === ',') at++
      else if (tokens[at] !== end) throw new SyntaxError(`expected ${end}`)
    }
    at++
    return items
  }
  const expect = (token: string) => {
    if (next() !== token) throw new SyntaxError(`expected ${token}`)
  }
  const value = (): Json => {
    const token = next()
    if (token === '[') return sequence(']', value)
    if (token === '(') return sequence(')', value)
    if (token === '{') return Object.fromEntries(sequence('}', pair))
    return scalar(token)
  }
  const pair = (): [string, Json] => {
    const key = scalar(next())
    expect(':')
    return [pythonStr(key), value()]
  }
  const result = value()
  if (at !== tokens.length) throw new SyntaxError('more after the value')
  return result
}

const TOKEN =
  /\s*(?:([[\](){},:])|([uU]?'(?:[^'\\]|\\[\s\S])*'|[uU]?"(?:[^"\\]|\\[\s\S])*")|([^\s[\](){},:'"]+))/y

function tokenize(text: string): string[] {
  const tokens: string[] = []
  const trimmed = text.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed)
    if (!found) throw new SyntaxError('invalid syntax')
    tokens.push(found[0].trim())
  }
  return tokens
}

const CONSTANTS: Record<string, Json> = { True: true, False: false, None: null }

function scalar(token: string): Json {
  const quoted = /^[uU]?(['"])([\s\S]*)\1$/.exec(token)
  if (quoted) return unescape(quoted[2] ?? '')
  if (Object.hasOwn(CONSTANTS, token)) return CONSTANTS[token] ?? null
  if (/^[+-]?(\d+(?:\.\d*)?|\.\d+)([eE][+-]?\d+)?$/.test(token)) return Number(token)
  throw new SyntaxError(`malformed node or string: ${token}`)
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\n': '', '0': '\0' }

function unescape(text: string): string {
  return text.replace(
    /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([\s\S]))/g,
    (_all, x?: string, u?: string, long?: string, single?: string) => {
      const code = x ?? u ?? long
      return code ? String.fromCodePoint(parseInt(code, 16)) : (ESCAPES[single ?? ''] ?? single ?? '')
    },
  )
}

import { hidden } from './redact'

/** Returns a function that replaces secrets in a text, in all likely spellings. */
export function hider(secrets: readonly string[]): (text: string) => string {
  const quoted = [...new Set(secrets.flatMap(quotedIn))]
  const words = [...secrets.filter(isWord), ...secrets.flatMap(encodingsOf)]
  const lowerCase = words.map((word) => word.toLowerCase())
  let divided: RegExp | undefined
  let escaped: RegExp | undefined
  return (text) => {
    if (secrets.length === 0) return text
    let rest = quoted.reduce((left, secret) => left.replaceAll(secret, hidden), text)
    const joined = rest.replace(breaks, '').toLowerCase()
    // The patterns of long tokens take longer to compile than most answers to read.
    if (lowerCase.some((word) => joined.includes(word)))
      rest = rest.replace((divided ??= patternOf(words, literal)), hidden)
    if (!/%[\da-fu]|\\[ux/0-7]|&[#a-z]/i.test(rest)) return rest
    return rest.replace((escaped ??= patternOf(secrets, inAnySpelling)), hidden)
  }
}

/** A secret as it is, in JSON, in JSON within JSON, and in a form. */
function quotedIn(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1)
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1)
  return [secret, inJson, JSON.stringify(inJson).slice(1, -1), inForm]
}

/** A secret in hexadecimal, and the parts of its Base64 that are the same at any position in a text. */
function encodingsOf(secret: string): string[] {
  const base64 = [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
    const [start, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return [bytes.toString('base64').slice(start, end), bytes.toString('base64url').slice(start, end)]
  })
  return [Buffer.from(secret).toString('hex'), ...base64]
}

/** What divides a long word in a page or message: line breaks and hints where to break, also escaped. */
const aBreak = String.raw`(?:[\s\u00ad\u200b\u2060]|\\{1,8}(?:[nrt]|u000[ad]|u00ad)|%0[ad]|&(?:shy|#173|#10);|<w?br ?/?>)`
const breaks = new RegExp(`${aBreak}{1,999}`, 'gi')

const isWord = (secret: string) => !/[\s\\]/.test(secret)

/** Matches secrets in any case; words also if they are divided. */
function patternOf(secrets: readonly string[], spell: (character: string) => string): RegExp {
  const spelled = secrets.map((secret) =>
    Array.from(secret, spell).join(isWord(secret) ? `${aBreak}{0,999}` : ''),
  )
  return new RegExp(spelled.join('|'), 'gi')
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
}

/**
 * Matches a character as in URLs, JSON, Python, JavaScript or HTML, even escaped repeatedly. Repetitions in the pattern
 * are short, because each of a million backslashes may start one.
 */
function inAnySpelling(char: string): string {
  const code = char.codePointAt(0) ?? 0
  const bytes = [...Buffer.from(char)]
  const units = char.split('').map((unit) => `u${hex(unit.charCodeAt(0), 4)}`)
  const percent = '%(?:25){0,4}'
  const backslash = '\\\\{1,8}'
  const afterPercent = [bytes.map((byte) => hex(byte, 2)), units].map((each) => each.join(percent))
  const afterBackslash = [
    units.join(backslash),
    `u\\{0{0,8}${hex(code, 1)}\\}`,
    `U${hex(code, 8)}`,
    bytes.map((byte) => `x${hex(byte, 2)}`).join(backslash),
    bytes.map((byte) => byte.toString(8).padStart(3, '0')).join(backslash),
    ...(code > 0x7f && code <= 0xff ? [`x${hex(code, 2)}`] : []),
    ...(char === '/' || char === '"' ? [char] : []),
  ]
  const afterAmpersand = [`#0{0,8}${code}`, `#x0{0,8}${hex(code, 1)}`, entities[char] ?? []].flat()
  const spellings = [
    literal(char),
    `${percent}(?:${afterPercent.join('|')})`,
    `${backslash}(?:${afterBackslash.join('|')})`,
    `&(?:amp;){0,4}(?:${afterAmpersand.join('|')});?`,
    ...(char === ' ' ? ['\\+'] : []),
  ]
  return `(?:${spellings.join('|')})`
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0')
}

import type { AxiosInstance } from 'axios'
import { requestOf, responseOf } from './client'
import type { HttpRequest, HttpResponse } from './messages'
import { hidden, redactBody, redactHeaders } from './redact'

// Shorter text occurs anywhere, and redacting it would only reveal the secret.
const shortest = 6
// For secrets of other requests: a shorter one may be a word of an error message.
const shortestSentBefore = 12
// A token has at least the 32 digits of a UUID; a shorter one may be a word in the data.
const shortestToken = 20

type Asked = Pick<HttpRequest, 'headers' | 'body'>

/** Returns the secrets that a response to a request may repeat, longest first. */
export type SecretsFor = (request: Asked) => readonly string[]

/** Returns the secrets of this and all earlier requests, since one service may repeat what another was sent. */
export function rememberSecrets(): SecretsFor {
  const sent = new Set<string>()
  return (request) => {
    const own = secretsOf(request)
    for (const secret of own) if (secret.length >= shortestSentBefore) sent.add(secret)
    return longestFirst([...new Set([...own, ...sent])])
  }
}

/** Redacts secrets of a request in its response, since some servers and proxies repeat them. */
export function hideRepeatedSecrets(client: AxiosInstance, secretsFor: SecretsFor): void {
  client.interceptors.response.use((response) => {
    const { body, headers } = withoutRepeatedSecrets(
      requestOf(response.config),
      responseOf(response),
      secretsFor,
    )
    return { ...response, data: body, headers }
  })
}

/**
 * Replaces the secrets of a request in its response, in all likely encodings. In the data of a successful response only
 * tokens are replaced: they are unmistakable, whereas a password may also be the name of a cluster.
 */
export function withoutRepeatedSecrets(
  request: Asked,
  response: HttpResponse,
  secretsFor: SecretsFor = secretsOf,
): HttpResponse {
  const isData = response.status < 300
  // Called for data, too, since it remembers the secrets of a login.
  const secrets = secretsFor(request)
  const clean = hider(isData ? tokensOf(request) : secrets)
  const shown = Object.entries(response.headers).map(([name, value]) =>
    // A renewed token may be the same one.
    isData && name === 'x-subject-token' ? [name, value] : [clean(name), clean(value)],
  )
  return {
    ...response,
    body: clean(response.body),
    headers: Object.fromEntries(shown) as Record<string, string>,
  }
}

function tokensOf({ headers = {} }: Asked): readonly string[] {
  return secretsOf({ headers }).filter((secret) => secret.length >= shortestToken)
}

/** Redacts secrets in text for display. */
export function hider(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets.flatMap(spellingsOf)
  const words = [...secrets.filter(isWord), ...secrets.flatMap(base64Of)]
  const lowerCase = words.map((word) => word.toLowerCase())
  let divided: RegExp | undefined
  let escaped: RegExp | undefined
  return (text) => {
    if (secrets.length === 0) return text
    let rest = spellings.reduce((left, secret) => left.replaceAll(secret, hidden), text)
    const joined = rest.replace(breaks, '').toLowerCase()
    // The patterns of long tokens take longer to compile than most answers to read.
    if (lowerCase.some((word) => joined.includes(word)))
      rest = rest.replace((divided ??= patternOf(words, literal)), hidden)
    if (!/%[\da-fu]|\\[ux/0-7]|&[#a-z]/i.test(rest)) return rest
    return rest.replace((escaped ??= patternOf(secrets, inAnySpelling)), hidden)
  }
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
  ...{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' },
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

/** The secrets in a request, by the rules of redact.ts, longest first. */
function secretsOf({ headers = {}, body }: Asked): string[] {
  const found: string[] = []
  const type = Object.entries(headers).find(([name]) => /^content-type$/i.test(name))?.[1]
  const isForm = type === 'application/x-www-form-urlencoded'
  redactHeaders(headers, (value) => {
    found.push(...credentialsIn(value))
    return hidden
  })
  redactBody(body ?? '', type, (secret) => {
    found.push(isForm ? (new URLSearchParams(`secret=${secret}`).get('secret') ?? '') : secret)
    return hidden
  })
  return longestFirst(found.filter((secret) => secret.length >= shortest))
}

function longestFirst(secrets: readonly string[]): string[] {
  return [...secrets].sort((one, other) => other.length - one.length)
}

/** A secret header and the secret in it: `Bearer <token>`, `Basic <base64 of name:password>`. */
function credentialsIn(header: string): string[] {
  const [, scheme = '', credential = ''] = /^(basic|bearer)\s(.*)$/i.exec(header) ?? []
  if (scheme === '') return [header]
  if (scheme.toLowerCase() === 'bearer') return [header, credential.trim()]
  const decoded = Buffer.from(credential, 'base64').toString()
  return [header, credential, decoded.slice(decoded.indexOf(':') + 1)]
}

function spellingsOf(secret: string): string[] {
  const inJson = JSON.stringify(secret).slice(1, -1)
  const inHtml = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
  const inForm = new URLSearchParams([['', secret]]).toString().slice(1)
  return [
    ...new Set([
      secret,
      inJson,
      JSON.stringify(inJson).slice(1, -1),
      inHtml,
      inForm,
      encodeURIComponent(secret.toWellFormed()),
      Buffer.from(secret).toString('base64').replaceAll('=', ''),
      Buffer.from(secret).toString('base64url'),
      ...base64Of(secret),
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('hex').toUpperCase(),
    ]),
  ]
}

/** The parts of a secret's Base64 that are the same at any position in a text. */
function base64Of(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
    const [start, end] = [Math.ceil((offset * 8) / 6), Math.floor((bytes.length * 8) / 6)]
    return [bytes.toString('base64').slice(start, end), bytes.toString('base64url').slice(start, end)]
  })
}

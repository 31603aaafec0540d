import type { AxiosInstance } from 'axios'
import { requestOf, responseOf } from './client'
import type { HttpRequest, HttpResponse } from './messages'
import { hidden, redactBody, redactHeaders } from './redact'

// What is shorter stands in any text, and to hide it would only show that it is a secret.
const shortest = 6
// A token has at least the 32 digits of a UUID; a shorter one may be a word of the data.
const shortestToken = 20

/** Takes what a request has of secrets out of what its answer repeats of them: some servers and proxies do. */
export function hideRepeatedSecrets(client: AxiosInstance): void {
  client.interceptors.response.use((response) => {
    const { body, headers } = withoutRepeatedSecrets(requestOf(response.config), responseOf(response))
    return { ...response, data: body, headers }
  })
}

type Asked = Pick<HttpRequest, 'headers' | 'body'>

/**
 * An answer as it may be shown: the secrets of the request are replaced wherever they stand, in every spelling that
 * is likely. What a service was asked for and gives is data: there only tokens are looked for, which are like nothing
 * else, and not a password, which may be the name of a cluster too.
 */
export function withoutRepeatedSecrets(request: Asked, response: HttpResponse): HttpResponse {
  const { headers, ...rest } = request
  const isData = response.status < 300
  const secrets = secretsOf(isData ? { headers: headers ?? {} } : { headers: headers ?? {}, ...rest })
  const clean = hider(isData ? secrets.filter((secret) => secret.length >= shortestToken) : secrets)
  const shown = Object.entries(response.headers).map(([name, value]) =>
    // A token that is renewed may be answered with itself.
    isData && name === 'x-subject-token' ? [name, value] : [name, clean(value)],
  )
  return {
    ...response,
    body: clean(response.body),
    headers: Object.fromEntries(shown) as Record<string, string>,
  }
}

/** Hides every secret of a request in a text that is shown and not used. */
export function secretsHider(request: Asked): (text: string) => string {
  return hider(secretsOf(request))
}

function hider(secrets: readonly string[]): (text: string) => string {
  const spellings = secrets.flatMap(spellingsOf)
  const long = secrets.filter((secret) => secret.length >= shortestToken && !/[\s\\]/.test(secret))
  const broken = long.length > 0 && new RegExp(long.map(withBlanks).join('|'), 'g')
  let escaped: RegExp | undefined
  return (text) => {
    const whole = spellings.reduce((left, secret) => left.replaceAll(secret, hidden), text)
    const rest = broken ? whole.replace(broken, hidden) : whole
    if (secrets.length === 0 || !/%[\da-f]{2}|\\u|&#/i.test(rest)) return rest
    return rest.replace((escaped ??= anySpelling(secrets)), hidden)
  }
}

/** A pattern for a secret without blanks and backslashes that is broken into lines, as pages and mails do with long words. */
function withBlanks(secret: string): string {
  return Array.from(secret, literal).join('(?:\\s|\\\\[nrt])*')
}

function literal(char: string): string {
  return char.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}

/**
 * A pattern for secrets of which each character may stand escaped, as in URLs, JSON or HTML. Its repeats are short, for
 * each of a million backslashes may be the beginning of one.
 */
function anySpelling(secrets: readonly string[]): RegExp {
  const character = (char: string) => {
    const hex = [...Buffer.from(char)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
    const units = Array.from({ length: char.length }, (_, index) => char.charCodeAt(index))
    const inJson = units.map((unit) => `\\\\{1,8}u${unit.toString(16).padStart(4, '0')}`).join('')
    const code = char.codePointAt(0) ?? 0
    return `(?:${literal(char)}|${hex}|${inJson}|&#0{0,8}${code};|&#x0{0,8}${code.toString(16)};)`
  }
  return new RegExp(secrets.map((secret) => Array.from(secret, character).join('')).join('|'), 'gi')
}

/** The secrets that a request carries, by the rules of what is shown of it; the longest first. */
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
  return found.filter((secret) => secret.length >= shortest).sort((one, other) => other.length - one.length)
}

/** A header of a secret as a whole, and what stands in it: `Bearer <token>`, `Basic <base64 of name:password>`. */
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
      encodeURIComponent(secret),
      Buffer.from(secret).toString('base64').replaceAll('=', ''),
      Buffer.from(secret).toString('base64url'),
      Buffer.from(secret).toString('hex'),
    ]),
  ]
}

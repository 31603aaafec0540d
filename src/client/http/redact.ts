import { isObject } from '../../foundation/json'
import { isSecret } from '../keystone/settings-table'

/** What stands in the place of a secret. */
export const hidden = '***'

const secretHeader =
  /^(x-(auth|subject|service)-token|openstack-auth-receipt|(proxy-)?authorization|(set-)?cookie)$/i
const secretKey =
  /passw|passcode|passphrase|secret|token|otp|receipt|(private|client)[-_.]?key|^(code|device_code)$/i
/** Whether the value of a key is never shown: a secret setting's, or one that services and providers call so. */
function isSecretKey(key: string): boolean {
  return secretKey.test(key) || isSecret(key)
}

/** Objects whose `id` is what lets their bearer in: a token, a trust. */
const secretById = /(^|:)(token|trust)$/i
const keyBegins = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/
const keyEnds = /-----END [A-Z ]{0,40}PRIVATE KEY-----/g
/** The password of a user in a URL, such as that of a proxy. */
const urlPassword = /(:\/\/[^\s/:@"]{0,256}):[^\s/@"]{1,1024}@/g
/** A secret in text that only looks like JSON, such as an answer that broke off. */
const secretPair = /("([^"\\]{1,64})"\s{0,16}:\s{0,16})"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/g

/** What is to stand in the place of a secret. */
type Hide = (secret: string) => string

const hide: Hide = () => hidden

/** The one place where secrets are taken out of what is shown of an exchange. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  instead = hide,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeader.test(name) ? instead(value) : value]),
  )
}

/** A body of JSON, of a form or of text, without its secrets. */
export function redactBody(body: string, contentType = '', instead = hide): string {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return redactQuery(body, instead)
  try {
    return JSON.stringify(redactValue(JSON.parse(body), '', instead))
  } catch {
    return redactText(body, instead)
  }
}

/** Text that has JSON in it, or the beginning of some. */
export function redactText(text: string, instead = hide): string {
  return withoutSecrets(text, instead).replace(secretPair, (pair, start: string, name: string) =>
    isSecretKey(name) ? `${start}"${hidden}"` : pair,
  )
}

/** A URL without a password and without secret values in its query. */
export function redactUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.host) return text.replace(/:[^:@/]+@/, `:${hidden}@`)
  if (!url.password && !url.search) return text
  if (url.password) url.password = hidden
  return url.search
    ? url.href.replace(url.search, () => `?${redactQuery(url.search.slice(1), hide)}`)
    : url.href
}

function redactQuery(query: string, instead: Hide): string {
  return query
    .split('&')
    .map((pair) =>
      pair.replace(/^([^=]*)=(.*)$/s, (all, name: string, value: string) =>
        isSecretKey(name) ? `${name}=${instead(value)}` : all,
      ),
    )
    .join('&')
}

function redactValue(value: unknown, name: string, instead: Hide): unknown {
  if (typeof value === 'string') return isSecretKey(name) ? instead(value) : withoutSecrets(value, instead)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, name, instead))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'id' && secretById.test(name) ? instead(String(item)) : redactValue(item, key, instead),
    ]),
  )
}

/** What is a secret whatever its name. */
function withoutSecrets(text: string, instead: Hide): string {
  return withoutKeys(text, instead).replace(urlPassword, `$1:${hidden}@`)
}

/** Looks for the end of each key once: a pattern for both would look for it anew at each beginning. */
function withoutKeys(text: string, instead: Hide): string {
  const parts: string[] = []
  let from = 0
  for (;;) {
    const begin = keyBegins.exec(text.slice(from))
    if (!begin) return parts.join('') + text.slice(from)
    const start = from + begin.index
    keyEnds.lastIndex = start
    const end = keyEnds.exec(text)
    const next = end ? keyEnds.lastIndex : text.length
    parts.push(text.slice(from, start), instead(text.slice(start, next)))
    from = next
  }
}

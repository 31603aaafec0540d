import { isObject } from '../../foundation/json'
import { isSecret } from '../keystone/settings-table'

/** The replacement of a secret. */
export const hidden = '***'

const secretHeader =
  /^(x-(auth|subject|service)-token|openstack-auth-receipt|(proxy-)?authorization|(set-)?cookie)$/i

/** Whether the value of a header is secret. */
export function isSecretHeader(name: string): boolean {
  return secretHeader.test(name)
}

const secretKey =
  /passw|passcode|passphrase|secret|token|otp|receipt|(private|client)[-_.]?key|^(code|device_code)$/i

/** Whether the value of a key is secret: a secret setting, or a name that services and providers use for secrets. */
function isSecretKey(key: string): boolean {
  return secretKey.test(key) || isSecret(key)
}

/** Objects whose `id` grants access: a token, a trust. */
const secretById = /(^|:)(token|trust)$/i
const keyBegins = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/
const keyEnds = /-----END [A-Z ]{0,40}PRIVATE KEY-----/g
/** The password in a URL, such as that of a proxy. */
const urlPassword = /(:\/\/[^\s/:@"]{0,256}):[^\s/@"]{1,1024}@/g
/** A secret in malformed JSON, such as a truncated response. */
const secretPair = /("([^"\\]{1,64})"\s{0,16}:\s{0,16})"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?$)/g

/** Returns the replacement of a secret. */
type Hide = (secret: string) => string

const hide: Hide = () => hidden

/** The single place that redacts shown requests and responses. */
export function redactHeaders(
  headers: Readonly<Record<string, string>>,
  instead = hide,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (isSecretHeader(name)) return [name, instead(value)]
      return [name, /^location$/i.test(name) ? redactUrl(value) : value]
    }),
  )
}

/** Redacts a JSON, form or text body. */
export function redactBody(body: string, contentType = '', instead = hide): string {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return redactQuery(body, instead)
  try {
    return JSON.stringify(redactValue(JSON.parse(body), '', instead))
  } catch {
    return redactText(body, instead)
  }
}

/** Redacts text that contains JSON, complete or not. */
export function redactText(text: string, instead = hide): string {
  return withoutSecrets(text, instead).replace(secretPair, (pair, start: string, name: string) =>
    isSecretKey(name) ? `${start}"${hidden}"` : pair,
  )
}

/** Redacts the password and secret parameters of a URL, even of an invalid or relative one. */
export function redactUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // Without a host, what looks like a password may contain any character.
  let shown = url?.host ? text : text.replace(/^((?:[a-z][\w+.-]*:)?\/\/)?([^:]*):.*@/is, `$1$2:${hidden}@`)
  if (url?.host && url.password) {
    url.password = hidden
    shown = url.href
  }
  return shown.replace(/([?#])([^#]*)/g, (_, mark: string, query: string) => mark + redactQuery(query, hide))
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

/** Secrets under any name. */
function withoutSecrets(text: string, instead: Hide): string {
  return withoutKeys(text, instead).replace(urlPassword, `$1:${hidden}@`)
}

/** Searches for the end of each key once; a single pattern would search again at every start. */
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

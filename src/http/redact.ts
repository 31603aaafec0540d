import { isObject } from '../json'

/** What stands in the place of a secret. */
export const hidden = '***'

const secretHeader =
  /^(x-(auth|subject|service)-token|openstack-auth-receipt|(proxy-)?authorization|(set-)?cookie)$/i
const secretName =
  /passw|passcode|passphrase|secret|token|otp|receipt|(private|client)[-_.]?key|^(code|device_code)$/i
/** Objects whose `id` is what lets their bearer in: a token, a trust. */
const secretById = /(^|:)(token|trust)$/i
const privateKey = /-----BEGIN ([A-Z ]*)PRIVATE KEY-----[\s\S]*?(-----END \1PRIVATE KEY-----|$)/g
/** A secret in text that only looks like JSON, such as an answer that broke off. */
const secretPair = /("([^"\\]*)"\s*:\s*)"(?:[^"\\]|\\.)*("|$)/g

/** The one place where secrets are taken out of what is shown of an exchange. */
export function redactHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secretHeader.test(name) ? hidden : value]),
  )
}

/** A body of JSON, of a form or of text, without its secrets. */
export function redactBody(body: string, contentType = ''): string {
  if (/^application\/x-www-form-urlencoded/i.test(contentType)) return redactQuery(body)
  try {
    return JSON.stringify(redactValue(JSON.parse(body), ''))
  } catch {
    return withoutKeys(body).replace(secretPair, (pair, start: string, name: string) =>
      secretName.test(name) ? `${start}"${hidden}"` : pair,
    )
  }
}

/** A URL without a password and without secret values in its query. */
export function redactUrl(text: string): string {
  if (!URL.canParse(text)) return text
  const url = new URL(text)
  if (url.password) url.password = hidden
  return url.search ? url.href.replace(url.search, () => `?${redactQuery(url.search.slice(1))}`) : url.href
}

function redactQuery(query: string): string {
  return query
    .split('&')
    .map((pair) =>
      pair.replace(/^([^=]*)=.*$/s, (all, name: string) =>
        secretName.test(name) ? `${name}=${hidden}` : all,
      ),
    )
    .join('&')
}

function redactValue(value: unknown, name: string): unknown {
  if (typeof value === 'string') return secretName.test(name) ? hidden : withoutKeys(value)
  if (Array.isArray(value)) return value.map((item) => redactValue(item, name === 'methods' ? '' : name))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'id' && secretById.test(name) ? hidden : redactValue(item, key),
    ]),
  )
}

function withoutKeys(text: string): string {
  return text.replace(privateKey, hidden)
}

import type { AxiosInstance } from 'axios'
import { requestOf, responseOf } from './client'
import type { HttpRequest, HttpResponse } from './messages'
import { hidden, redactBody, redactHeaders } from './redact'

// What is shorter stands in any text, and to hide it would only show that it is a secret.
const shortest = 6

/** Takes what a request has of secrets out of what its answer repeats of them: some servers and proxies do. */
export function hideRepeatedSecrets(client: AxiosInstance): void {
  client.interceptors.response.use((response) => {
    const { body, headers } = withoutRepeatedSecrets(requestOf(response.config), responseOf(response))
    return { ...response, data: body, headers }
  })
}

/**
 * A refusal as it may be shown: some servers and proxies repeat in it what they were asked, secrets included.
 * Those of the request are replaced wherever they stand, in every spelling that an echo is likely to have.
 */
export function withoutRepeatedSecrets(
  request: Pick<HttpRequest, 'headers' | 'body'>,
  response: HttpResponse,
): HttpResponse {
  if (response.status < 400) return response
  const spellings = secretsOf(request).flatMap(spellingsOf)
  const clean = (text: string) => spellings.reduce((rest, secret) => rest.replaceAll(secret, hidden), text)
  return {
    ...response,
    body: clean(response.body),
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, clean(value)]),
    ),
  }
}

/** The secrets that a request carries, by the rules of what is shown of it; the longest first. */
function secretsOf({ headers = {}, body }: Pick<HttpRequest, 'headers' | 'body'>): string[] {
  const found: string[] = []
  const type = headers['Content-Type']
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
  const [, scheme = '', credential = ''] = /^(basic|bearer)\s+(.*)$/i.exec(header) ?? []
  if (scheme === '') return [header]
  if (scheme.toLowerCase() === 'bearer') return [header, credential]
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
    ]),
  ]
}

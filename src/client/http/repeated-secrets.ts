import type { AxiosInstance } from 'axios'
import { requestOf, responseOf } from './client'
import type { HttpRequest, HttpResponse } from './messages'
import { hidden, redactBody, redactHeaders } from './redact'
import { hider } from './secret-spellings'

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

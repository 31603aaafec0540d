import { Fault } from './faults'
import { isSecretHeader, redactUrl } from './redact'
import type { HttpRequest, HttpResponse, TraceListener } from './messages'

const longestChain = 5

const statuses: readonly number[] = [301, 302, 303, 305, 307, 308]

/** Sends a request and follows a limited number of redirects. */
export async function followRedirects(
  request: HttpRequest,
  trace: TraceListener | undefined,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  let current = request
  const sent = new Set<string>()
  for (let hop = 0; hop <= longestChain; hop += 1) {
    const response = await send(current)
    const next = redirected(current, response)
    if (!next) return { ...response, isRedirected: hop > 0 }
    trace?.({ kind: 'redirect', url: redactUrl(next.url) })
    sent.add(stepOf(current))
    // A change is not sent again to where it has been answered.
    if (next.retry !== 'read' && sent.has(stepOf(next))) throw refused('it redirects in a circle')
    current = next
  }
  throw refused(`it redirects more than ${longestChain} times`)
}

function stepOf({ method, url }: HttpRequest): string {
  return `${method} ${url.replace(/#.*/, '')}`
}

/**
 * The request after a redirect; undefined if the response is not a redirect. Keeps the method except for 303, like
 * OpenStack's clients (keystoneauth1/session.py). Credentials stay with their origin: for another one, secret headers
 * are dropped, and a change, whose body may contain a password, is refused.
 */
export function redirected(request: HttpRequest, response: HttpResponse): HttpRequest | undefined {
  const location = response.headers['location']
  if (!statuses.includes(response.status) || location === undefined) return undefined
  const from = new URL(request.url)
  const to = targetOf(location, from)
  const { body, ...rest } = request
  // The redirected request may have taken effect, so a fault of the next one must not repeat it.
  const retry = request.retry === 'read' ? request.retry : 'never'
  const next = { ...rest, retry, url: to.href, headers: { ...request.headers } } satisfies HttpRequest
  const sameOrigin = from.origin === to.origin
  if (!sameOrigin) next.headers = withoutSecrets(next.headers)
  if (response.status === 303 && request.method !== 'HEAD') return { ...next, method: 'GET', retry: 'read' }
  if (!sameOrigin && request.method !== 'GET')
    throw refused(`it redirects to ${to.origin}`, `Use ${to.origin} in the URL if you trust it.`)
  return body === undefined ? next : { ...next, body }
}

function targetOf(location: string, from: URL): URL {
  if (!URL.canParse(location, from.href))
    throw refused(`it redirects to "${redactUrl(location)}", which is no URL`)
  const to = new URL(location, from)
  if (to.protocol !== 'http:' && to.protocol !== 'https:')
    throw refused(`it redirects to ${redactUrl(to.href)}`)
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw refused(`it redirects to ${to.origin}, which is not encrypted`)
  return to
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !isSecretHeader(name)))
}

function refused(detail: string, hint?: string): Fault {
  return new Fault('redirect', detail, { reached: true, hint })
}

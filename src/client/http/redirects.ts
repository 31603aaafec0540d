import { Fault } from './faults'
import { redactUrl } from './redact'
import type { HttpRequest, HttpResponse, TraceListener } from './messages'

const longestChain = 5

const statuses: readonly number[] = [301, 302, 303, 305, 307, 308]
const secretHeaders: readonly string[] = [
  'x-auth-token',
  'x-subject-token',
  'x-service-token',
  'openstack-auth-receipt',
  'authorization',
  'cookie',
]

/** Sends a request and follows the redirects of its answers, a few at most. */
export async function followRedirects(
  request: HttpRequest,
  trace: TraceListener | undefined,
  send: (request: HttpRequest) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  let current = request
  for (let hop = 0; hop <= longestChain; hop += 1) {
    const response = await send(current)
    const next = redirected(current, response)
    if (!next) return response
    trace?.({ kind: 'redirect', url: redactUrl(next.url) })
    current = next
  }
  throw refused(`it redirects more than ${longestChain} times`)
}

/**
 * The request that a redirecting answer asks for; undefined where it asks for none. The method is kept, as
 * OpenStack's clients do (keystoneauth1/session.py), but for 303. What proves who the user is stays with
 * its origin: headers are dropped and a body is not sent to another one.
 */
export function redirected(request: HttpRequest, response: HttpResponse): HttpRequest | undefined {
  const location = response.headers['location']
  if (!statuses.includes(response.status) || location === undefined) return undefined
  if (!URL.canParse(location, request.url))
    throw refused(`it redirects to "${redactUrl(location)}", which is no URL`)
  const from = new URL(request.url)
  const to = new URL(location, request.url)
  if (to.protocol !== 'http:' && to.protocol !== 'https:')
    throw refused(`it redirects to ${redactUrl(to.href)}`)
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw refused(`it redirects to ${to.origin}, which is not encrypted`)
  }
  const { body, ...rest } = request
  // What has been answered is done, or may be: what befalls the next request must not send it again.
  const retry = request.retry === 'read' ? request.retry : 'never'
  const next = { ...rest, retry, url: to.href, headers: { ...request.headers } } satisfies HttpRequest
  const sameOrigin = from.origin === to.origin
  if (!sameOrigin) next.headers = withoutSecrets(next.headers)
  if (response.status === 303 && request.method !== 'HEAD') return { ...next, method: 'GET', retry: 'read' }
  if (body === undefined) return next
  if (!sameOrigin)
    throw refused(`it redirects to ${to.origin}`, `Use ${to.origin} in the URL if you trust it.`)
  return { ...next, body }
}

function withoutSecrets(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => !secretHeaders.includes(name.toLowerCase())),
  )
}

function refused(detail: string, hint?: string): Fault {
  return new Fault('redirect', detail, { reached: true, hint })
}

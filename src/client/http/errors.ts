import { STATUS_CODES } from 'node:http'
import { type ErrorKind, MagnumError } from '../../foundation/errors'
import { apiVersions } from './answers'
import { proxyLoginHint } from './fault-hints'
import { retryAfterMilliseconds } from './retry'
import { serverReason } from './server-reason'
import type { HttpResponse } from './messages'

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'denied',
  403: 'denied',
  404: 'not-found',
  407: 'connection',
  409: 'conflict',
}

/**
 * The error for a response with status 400 or above. Its message is
 * `<the server's reason> (HTTP 404) (Request-ID: req-…)`, without the last part if the ID is unknown.
 */
export function errorFromResponse(response: HttpResponse): MagnumError {
  const { status } = response
  const found = serverReason(response)
  const reason = found.reason || (STATUS_CODES[status] ?? 'The service refused the request')
  const requestId = requestIdOf(response.headers) ?? found.requestId
  const message = `${reason} (HTTP ${status})${requestId ? ` (Request-ID: ${requestId})` : ''}`
  return new MagnumError(kinds[status] ?? 'failed', message, {
    status,
    requestId,
    hint: found.isPage ? pageHint(response) : statusHint(response),
  })
}

/** The request ID in the server's log; undefined if the response has none. */
export function requestIdOf(headers: HttpResponse['headers']): string | undefined {
  return headers['x-openstack-request-id'] ?? headers['x-compute-request-id']
}

function pageHint({ status, url }: HttpResponse): string {
  // An error that the service does not catch, as with `public=abc` in an update of a template: the web server answers.
  if (status === 500)
    return 'The service, or a proxy in front of it, failed unexpectedly: check the values given. Its log has the cause.'
  return `This web page is from the web server of the service or a proxy in front of it: check the URL ${new URL(url).origin}.`
}

function statusHint(response: HttpResponse): string | undefined {
  switch (response.status) {
    case 403:
      return 'Your role in this project does not allow this: ask an administrator, or use another project.'
    case 406:
      return versionHint(response)
    case 407:
      return proxyLoginHint('HTTPS_PROXY or HTTP_PROXY')
    case 429:
    case 503:
      return waitHint(response)
    default:
      return undefined
  }
}

/** Magnum reports its versions in the headers of every response and in the body of a 406. */
function versionHint({ headers, body }: HttpResponse): string | undefined {
  const { minimum, maximum } = apiVersions(headers)
  const least = minimum ?? inBody(body, 'min_version')
  const most = maximum ?? inBody(body, 'max_version')
  if (least === undefined || most === undefined) return undefined
  return `The service speaks API versions ${least} to ${most}: ask for one of them with --magnum-api-version.`
}

function inBody(body: string, name: string): string | undefined {
  return new RegExp(`"${name}"\\s*:\\s*"(\\d+\\.\\d+)"`).exec(body)?.[1]
}

function waitHint({ headers }: HttpResponse): string | undefined {
  const wait = retryAfterMilliseconds(headers['retry-after'], Date.parse(headers['date'] ?? ''))
  if (wait === undefined || Number.isNaN(wait)) return undefined
  return `The service asks to wait ${Math.ceil(wait / 1000)} s before the next try.`
}

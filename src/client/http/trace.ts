import { type AxiosInstance, isAxiosError } from 'axios'
import { requestOf, responseOf } from './client'
import { faultOf } from './faults'
import type { HttpResponse, TraceEvent, TraceListener } from './messages'
import type { SecretsFor } from './repeated-secrets'
import { redactBody, redactHeaders, redactUrl } from './redact'
import { hider } from './secret-spellings'

declare module 'axios' {
  interface AxiosRequestConfig {
    traced?: { id: number; began: number }
  }
}

/** Reports every exchange of an axios instance to a listener. */
export function traceRequests(
  client: AxiosInstance,
  listener: TraceListener,
  now: () => number,
  secretsFor: SecretsFor,
): void {
  let count = 0
  client.interceptors.request.use((config) => {
    const id = (count += 1)
    const began = now()
    listener(requestEvent(id, requestOf(config)))
    return { ...config, traced: { id, began } }
  })
  client.interceptors.response.use(
    (response) => {
      const { id = 0, began = 0 } = response.config.traced ?? {}
      const hide = hider(secretsFor(requestOf(response.config)))
      listener(responseEvent(id, responseOf(response), now() - began, hide))
      return response
    },
    (error: unknown) => {
      const traced = isAxiosError(error) && error.config?.traced
      if (traced) {
        const detail = faultOf(error)?.detail ?? 'it was given up'
        listener({ kind: 'fault', id: traced.id, detail, milliseconds: now() - traced.began })
      }
      throw error
    },
  )
}

function requestEvent(id: number, { method, url, headers, body }: ReturnType<typeof requestOf>): TraceEvent {
  return {
    kind: 'request',
    id,
    method,
    url: redactUrl(url),
    headers: redactHeaders(headers),
    body: body === undefined ? undefined : redactBody(body, contentType(headers)),
  }
}

/** Maximum number of characters shown of a body. */
const longestBody = 2 ** 21

function responseEvent(
  id: number,
  { status, headers, body }: HttpResponse,
  milliseconds: number,
  hide: (text: string) => string,
): TraceEvent {
  const shown = Object.entries(redactHeaders(headers)).map(([name, value]) => [hide(name), hide(value)])
  // Redact before truncating, so that no secret is split.
  const whole = body.length > longestBody ? hide(body) : body
  const rest = whole.length - longestBody
  const start = hide(redactBody(whole.slice(0, longestBody), contentType(headers)))
  return {
    kind: 'response',
    id,
    status,
    headers: Object.fromEntries(shown) as Record<string, string>,
    body: rest > 0 ? `${start}\u2026 (${rest} more characters)` : start,
    milliseconds,
  }
}

function contentType(headers: Readonly<Record<string, string>>): string | undefined {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1]
}

/** A row of `--timing`, as in `openstack --timing`. */
export interface Timing {
  /** `GET https://magnum.example:9511/v1/clusters`; `Total` in the last row. */
  url: string
  seconds: number
}

/** The requests of a command in order of completion, with their total as the last row. */
export function timings(events: readonly TraceEvent[]): Timing[] {
  const begun = new Map<number, string>()
  const rows: Timing[] = []
  for (const event of events) {
    if (event.kind === 'request') begun.set(event.id, `${event.method} ${event.url}`)
    if (event.kind === 'response' || event.kind === 'fault') {
      rows.push({ url: begun.get(event.id) ?? '', seconds: event.milliseconds / 1000 })
    }
  }
  const total = rows.reduce((sum, { seconds }) => sum + seconds, 0)
  return [...rows, { url: 'Total', seconds: total }]
}

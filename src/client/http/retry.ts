import { type AxiosInstance, type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from 'axios'
import { type FaultKind, faultOf } from './faults'
import type { Clock, HttpRequest, TraceListener } from './messages'

declare module 'axios' {
  interface AxiosRequestConfig {
    /** The retry rule. Default: no retries. */
    retry?: HttpRequest['retry']
    /** Number of retries so far. */
    repeats?: number
    /** Time of the first attempt, by the clock of the transport. */
    since?: number
  }
}

/** The outcome of an attempt: a response, or a fault. */
export type Attempt =
  { status: number; retryAfter: string | undefined } | { fault: FaultKind; reached: boolean }

/** Milliseconds to wait before the next attempt, or stop with this outcome. */
export type Decision = { wait: number } | 'stop'

export interface RetryState {
  /** Retries so far. */
  repeats: number
  /** Maximum number of retries; 0 disables them. */
  limit: number
  /** Milliseconds since the first attempt. */
  elapsed: number
  /** Current time in milliseconds since the epoch, since `Retry-After` may be a date. */
  now: number
  /** A number from 0 up to 1, exclusive. */
  random: number
}

const firstStep = 500
const longestStep = 20_000
const longestRetryAfter = 60_000
const longestTotal = 120_000

/** Transient faults, unlike a rejected certificate or an unknown host name. */
const passing: readonly FaultKind[] = [
  'dns-trouble',
  'refused',
  'unreachable',
  'reset',
  'truncated',
  'connect-timeout',
]

/** Statuses that each rule retries. */
const repeatable: Readonly<Record<HttpRequest['retry'], (status: number, told: boolean) => boolean>> = {
  read: (status) => [429, 502, 503, 504].includes(status),
  login: (status) => [429, 503].includes(status),
  // Only if the service requests it: a create must never be repeated by accident.
  change: (status, told) => told && [429, 503].includes(status),
  never: () => false,
}

/** Decides whether a request is sent again, and when. */
export function retryDecision(rule: HttpRequest['retry'], attempt: Attempt, state: RetryState): Decision {
  if (state.repeats >= state.limit || rule === 'never') return 'stop'
  const wait =
    'fault' in attempt ? waitAfterFault(rule, attempt, state) : waitAfterStatus(rule, attempt, state)
  return wait === undefined || state.elapsed + wait > longestTotal ? 'stop' : { wait }
}

function waitAfterFault(
  rule: HttpRequest['retry'],
  attempt: { fault: FaultKind; reached: boolean },
  state: RetryState,
): number | undefined {
  if (attempt.reached && rule !== 'read') return undefined
  return passing.includes(attempt.fault) ? backOff(state) : undefined
}

function waitAfterStatus(
  rule: HttpRequest['retry'],
  attempt: { status: number; retryAfter: string | undefined },
  state: RetryState,
): number | undefined {
  const told = retryAfterMilliseconds(attempt.retryAfter, state.now)
  if (!repeatable[rule](attempt.status, told !== undefined)) return undefined
  if (told === undefined) return backOff(state)
  return told <= longestRetryAfter ? told : undefined
}

/** Exponential backoff with full jitter, so that clients do not retry at the same moment. */
function backOff(state: RetryState): number {
  return state.random * Math.min(longestStep, firstStep * 2 ** state.repeats)
}

/** Parses `Retry-After`: seconds, or an HTTP date (RFC 9110 §10.2.3). Undefined for anything else. */
export function retryAfterMilliseconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000
  const date = Date.parse(/GMT\s*$/.test(header) ? header : '')
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

export interface RetryOptions {
  retries: number
  clock: Clock
  random: () => number
  trace: TraceListener | undefined
}

/** Retries requests where allowed; the last outcome counts. */
export function retryRequests(client: AxiosInstance, { retries, clock, random, trace }: RetryOptions): void {
  /** Undefined for no further attempt. */
  async function sendAgain(
    config: InternalAxiosRequestConfig,
    attempt: Attempt,
  ): Promise<AxiosResponse | undefined> {
    const now = clock.now()
    const { retry = 'never', repeats = 0, since = now, signal } = config
    const state = { repeats, limit: retries, elapsed: now - since, now, random: random() }
    const decision = retryDecision(retry, attempt, state)
    if (decision === 'stop') return undefined
    trace?.({ kind: 'retry', milliseconds: decision.wait })
    await clock.sleep(decision.wait, signal instanceof AbortSignal ? signal : undefined)
    return client.request({ ...config, repeats: repeats + 1, since })
  }

  client.interceptors.response.use(
    async (response) => {
      const retryAfter: unknown = response.headers['retry-after']
      const attempt = {
        status: response.status,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
      }
      return (await sendAgain(response.config, attempt)) ?? response
    },
    async (error: unknown) => {
      const fault = faultOf(error)
      const config = isAxiosError(error) ? error.config : undefined
      const attempt = fault && { fault: fault.kind, reached: fault.facts.reached }
      const response = config && attempt && (await sendAgain(config, attempt))
      if (response) return response
      throw error
    },
  )
}

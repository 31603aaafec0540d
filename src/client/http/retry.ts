import { type AxiosInstance, type AxiosResponse, type InternalAxiosRequestConfig, isAxiosError } from 'axios'
import { type FaultKind, faultOf } from './faults'
import type { Clock, HttpRequest, TraceListener } from './messages'

declare module 'axios' {
  interface AxiosRequestConfig {
    /** Which rule allows the request to be sent again; none does if not given. */
    retry?: HttpRequest['retry']
    /** How often it was sent again already. */
    repeats?: number
    /** When it was sent first, by the clock of the transport. */
    since?: number
  }
}

/** How a try ended: with an answer, or without one. */
export type Attempt =
  { status: number; retryAfter: string | undefined } | { fault: FaultKind; reached: boolean }

/** Milliseconds to wait before the next try, or a stop: the attempt's outcome is final. */
export type Decision = { wait: number } | 'stop'

export interface RetryState {
  /** Repeats that were made already. */
  repeats: number
  /** Repeats that are allowed; 0 switches repeating off. */
  limit: number
  /** Milliseconds since the first try began. */
  elapsed: number
  /** The present, in milliseconds since the epoch: a `Retry-After` may be a date. */
  now: number
  /** At least 0, below 1. */
  random: number
}

const firstStep = 500
const longestStep = 20_000
const longestRetryAfter = 60_000
const longestTotal = 120_000

/** Faults that pass by themselves. A certificate that is refused, or a name that is unknown, stays as it is. */
const passing: readonly FaultKind[] = [
  'dns-trouble',
  'refused',
  'unreachable',
  'reset',
  'truncated',
  'connect-timeout',
]

/** Statuses after which each rule allows another try. */
const repeatable: Readonly<Record<HttpRequest['retry'], (status: number, told: boolean) => boolean>> = {
  read: (status) => [429, 502, 503, 504].includes(status),
  login: (status) => [429, 503].includes(status),
  // The service has to say that it wants the request again: a create must never happen twice.
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

/** Exponential steps with full jitter, so that many clients do not come back at the same moment. */
function backOff(state: RetryState): number {
  return state.random * Math.min(longestStep, firstStep * 2 ** state.repeats)
}

/** Reads `Retry-After`: seconds, or an HTTP date (RFC 9110 §10.2.3). Undefined where it is neither. */
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

/** Sends again what may be sent again; the last outcome is the one that counts. */
export function retryRequests(client: AxiosInstance, { retries, clock, random, trace }: RetryOptions): void {
  /** Undefined where there is to be no other try. */
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

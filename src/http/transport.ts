import { MagnumError } from '../errors'
import { createConnections, type TlsOptions } from './connections'
import { exchange } from './exchange'
import { connectionError, Fault } from './faults'
import { redirected } from './redirects'
import { type Attempt, retryDecision } from './retry'

/** One request. URLs are absolute, bodies are serialised already. */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers?: Readonly<Record<string, string>>
  body?: string
  /** Which rule of `retry.ts` applies: reads may be repeated, a login within limits, anything else hardly ever. */
  retry: 'read' | 'login' | 'change'
}

export interface HttpResponse {
  status: number
  /** Names in lower case. */
  headers: Readonly<Record<string, string>>
  body: string
  /** The URL that answered, after redirects. */
  url: string
}

/** Sends requests over kept-alive connections; throws `MagnumError('connection')` where no answer came. */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>
  /** Closes the connections that are kept alive. */
  close(): void
}

export interface TransportOptions {
  /** Where the proxies are read from. */
  env?: Readonly<Record<string, string | undefined>>
  tls?: TlsOptions
  /** Milliseconds: until a connection stands (10 s), without a byte (60 s), and of a request in all (600 s). */
  timeouts?: { connect?: number; idle?: number; overall?: number }
  /** How often a request may be repeated where `retry.ts` allows it; 3 if not given, 0 for never. */
  retries?: number
  /** Bytes of an answer's body, decompressed; 64 MiB if not given. */
  responseLimit?: number
  /** Ends every request under way. */
  interrupted?: AbortSignal
  clock?: Clock
  /** At least 0, below 1: the jitter of the waits. */
  random?: () => number
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

const longestRedirection = 5

/** A transport over node:http and node:https, the latter loaded when the first `https:` URL is met. */
export function createTransport(options: TransportOptions = {}): Transport {
  const { retries = 3, timeouts = {}, clock = systemClock, random = Math.random, interrupted } = options
  const connections = createConnections(options.env ?? {}, options.tls ?? {})
  const limits = {
    connect: timeouts.connect ?? 10_000,
    idle: timeouts.idle ?? 60_000,
    responseBytes: options.responseLimit ?? 64 * 2 ** 20,
  }

  async function attempt(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    let current = request
    for (let hop = 0; hop <= longestRedirection; hop += 1) {
      const response = await exchange(connections, current, limits, signal)
      const next = redirected(current, response)
      if (!next) return response
      current = next
    }
    throw new Fault('unknown', `it redirected more than ${longestRedirection} times`, true)
  }

  async function repeated(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const began = clock.now()
    for (let repeats = 0; ; repeats += 1) {
      const outcome = await settled(attempt(request, signal))
      signal.throwIfAborted()
      const now = clock.now()
      const state = { repeats, limit: retries, elapsed: now - began, now, random: random() }
      const decision = retryDecision(request.retry, described(outcome), state)
      if (decision !== 'stop') await clock.sleep(decision.wait, signal)
      else if (outcome instanceof Fault) throw outcome
      else return outcome
    }
  }

  return {
    async send(request) {
      const deadline = deadlineAfter(timeouts.overall ?? 600_000, interrupted)
      try {
        return await repeated(request, deadline.signal)
      } catch (error) {
        const reason: unknown = deadline.signal.aborted ? deadline.signal.reason : error
        if (reason instanceof Fault) throw connectionError(reason, request.url)
        if (interrupted?.aborted)
          throw new MagnumError('interrupted', 'Interrupted', { cause: interrupted.reason })
        throw error
      } finally {
        deadline.release()
      }
    },
    close: () => connections.close(),
  }
}

const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    import('node:timers/promises').then((timers) => timers.setTimeout(milliseconds, undefined, { signal })),
}

async function settled(attempt: Promise<HttpResponse>): Promise<HttpResponse | Fault> {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Fault) return error
    throw error
  }
}

function described(outcome: HttpResponse | Fault): Attempt {
  return outcome instanceof Fault
    ? { fault: outcome.kind, reached: outcome.reached }
    : { status: outcome.status, retryAfter: outcome.headers['retry-after'] }
}

/** A signal that is aborted when the time is up, or with `interrupted`. */
function deadlineAfter(milliseconds: number, interrupted: AbortSignal | undefined) {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new Fault('overall-timeout', `no answer within ${milliseconds / 1000} s`, true))
  }, milliseconds)
  const interrupt = () => controller.abort(interrupted?.reason)
  if (interrupted?.aborted) interrupt()
  else interrupted?.addEventListener('abort', interrupt, { once: true })
  return {
    signal: controller.signal,
    release() {
      clearTimeout(timer)
      interrupted?.removeEventListener('abort', interrupt)
    },
  }
}

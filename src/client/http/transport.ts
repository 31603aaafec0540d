import { type AxiosInstance, isAxiosError } from 'axios'
import { MagnumError } from '../../foundation/errors'
import { configOf, createClient, responseOf } from './client'
import { afterReading } from './connection'
import { connectionError, Fault, faultOf } from './faults'
import type { Clock, HttpRequest, HttpResponse, TraceListener, Transport } from './messages'
import { readProxies } from './proxies'
import { followRedirects } from './redirects'
import { hideRepeatedSecrets, rememberSecrets } from './repeated-secrets'
import { retryRequests } from './retry'
import { createRoutes } from './routes'
import { createTrust, type TlsOptions, type Trust } from './tls'
import { traceRequests } from './trace'

export type { Clock, HttpRequest, HttpResponse, Transport } from './messages'

export interface TransportOptions {
  /** Where the proxies are read from. */
  env?: Readonly<Record<string, string | undefined>>
  tls?: TlsOptions
  /** Milliseconds: until a connection stands (10 s), without a byte (60 s), and of a request in all (600 s). */
  timeouts?: { connect?: number; idle?: number; overall?: number }
  /** How often a request may be repeated where `retry.ts` allows it; 3 if not given, 0 for never. */
  retries?: number
  /** Bytes of an answer's body, decompressed; 12 MiB if not given. */
  responseLimit?: number
  /** Ends every request under way. */
  interrupted?: AbortSignal
  clock?: Clock
  /** At least 0, below 1: the jitter of the waits. */
  random?: () => number
  /** Is told of every exchange; no secret is in what it gets. */
  trace?: TraceListener
}

/** Milliseconds until a connection stands. */
export const connectLimit = 10_000

/** A transport over one instance of axios; node:https is loaded when the first `https:` URL is met. */
export function createTransport(options: TransportOptions = {}): Transport {
  const { env = {}, tls = {}, timeouts = {}, clock = systemClock, interrupted, trace } = options
  const limits = {
    connect: timeouts.connect ?? connectLimit,
    idle: timeouts.idle ?? 60_000,
    responseBytes: options.responseLimit ?? 12 * 2 ** 20,
  }
  const trust = createTrust(tls, env)
  const routes = createRoutes(readProxies(env), trust, limits.connect)
  const client = createClient(routes, limits)
  const secretsFor = rememberSecrets()
  hideRepeatedSecrets(client, secretsFor)
  if (trace) traceRequests(client, trace, () => clock.now(), secretsFor)
  retryRequests(client, {
    retries: options.retries ?? 3,
    random: options.random ?? Math.random,
    clock,
    trace,
  })

  trustSystem(client, trust)

  return {
    send: (request) =>
      withinTime(request, timeouts.overall ?? 600_000, interrupted, (signal) =>
        followRedirects(request, trace, async (hop) => {
          return responseOf(await client.request({ ...configOf(hop, signal), since: clock.now() }))
        }),
      ),
    close: () => routes.close(),
    authorities: (url) => trust.describe(new URL(url)),
    certificateExpiry: async (url) => {
      const [{ certificateExpiry }, route] = await Promise.all([
        import('./certificate-expiry'),
        routes.to(new URL(url)),
      ])
      return certificateExpiry(url, route)
    },
  }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    import('node:timers/promises').then((timers) => timers.setTimeout(milliseconds, undefined, { signal })),
}

/** Believes the system's authorities where no other was named and Node has none for a host: nothing was sent yet. */
function trustSystem(client: AxiosInstance, trust: Trust): void {
  client.interceptors.response.use(undefined, async (error: unknown) => {
    const config = isAxiosError(error) ? error.config : undefined
    const isUnknown = faultOf(error)?.kind === 'unknown-authority'
    if (isUnknown && config?.url && (await trust.extendToSystem(new URL(config.url))))
      return client.request(config)
    throw error
  })
}

/** Milliseconds; a longer timer of Node ends at once. */
const longestTimer = 2 ** 31 - 1

/**
 * Ends a request when its time is up or the program is interrupted, and turns what went wrong into what the
 * user reads: this is the outermost layer.
 */
async function withinTime(
  request: HttpRequest,
  milliseconds: number,
  interrupted: AbortSignal | undefined,
  send: (signal: AbortSignal) => Promise<HttpResponse>,
): Promise<HttpResponse> {
  const controller = new AbortController()
  const overdue = new Fault('overall-timeout', `no answer within ${milliseconds / 1000} s`, { reached: true })
  const timer = setTimeout(
    () => afterReading(() => controller.abort(overdue)),
    Math.min(milliseconds, longestTimer),
  )
  const interrupt = () => controller.abort(interrupted?.reason)
  if (interrupted?.aborted) interrupt()
  interrupted?.addEventListener('abort', interrupt, { once: true })
  try {
    return await send(controller.signal)
  } catch (error) {
    if (interrupted?.aborted)
      throw new MagnumError('interrupted', 'Interrupted', { cause: interrupted.reason })
    const fault = faultOf(error) ?? faultOf(controller.signal.reason)
    throw fault ? connectionError(fault, request.url) : error
  } finally {
    clearTimeout(timer)
    interrupted?.removeEventListener('abort', interrupt)
  }
}

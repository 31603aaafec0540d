import { type AxiosInstance, isAxiosError } from 'axios'
import { MagnumError } from '../../foundation/errors'
import { configOf, createClient, refuseProxyAnswers, responseOf } from './client'
import { afterReading } from './connection'
import { connectionError, Fault, faultOf } from './faults'
import type { Clock, HttpRequest, HttpResponse, TraceListener, Transport } from './messages'
import { readProxies } from './proxies'
import { followRedirects } from './redirects'
import { hideRepeatedSecrets, rememberSecrets } from './repeated-secrets'
import { retryRequests } from './retry'
import { createRoutes } from './routes'
import { authoritySources } from './authorities'
import { createTrust, type TlsOptions, type Trust } from './tls'
import { traceRequests } from './trace'
import type { Environment } from '../../foundation/host'

export type { Clock, HttpRequest, HttpResponse, Transport } from './messages'

export interface TransportOptions {
  /** The environment, from which proxies are read. */
  env?: Environment
  tls?: TlsOptions
  /** In milliseconds: to connect (10 s), without a byte (60 s), and for a request overall (600 s). */
  timeouts?: { connect?: number; idle?: number; overall?: number }
  /** Maximum number of retries where `retry.ts` allows them. Default: 3. */
  retries?: number | undefined
  /** Maximum size of a response body in bytes, decompressed. Default: 12 MiB. */
  responseLimit?: number
  /** Aborts all requests in progress. */
  interrupted?: AbortSignal
  clock?: Clock | undefined
  /** Random source of the jitter, from 0 up to 1, exclusive. */
  random?: () => number
  /** Called with redacted events of every exchange. */
  trace?: TraceListener | undefined
}

/** Default time limit to connect, in milliseconds. */
export const connectLimit = 10_000

/** Creates a transport over one axios instance; node:https is loaded for the first `https:` URL. */
export function createTransport(options: TransportOptions = {}): Transport {
  const { env = {}, tls = {}, timeouts = {}, clock = systemClock, interrupted, trace } = options
  const limits = {
    connect: timeouts.connect ?? connectLimit,
    idle: timeouts.idle ?? 60_000,
    responseBytes: options.responseLimit ?? 12 * 2 ** 20,
  }
  const sources = authoritySources(tls.caFile, env)
  const trust = createTrust(tls, sources)
  // A proxy is verified even with `insecure`, which is about the service, and gets no client certificate. Otherwise both
  // share what has been read.
  const proxyTrust = tls.insecure || tls.certFile !== undefined ? createTrust({}, sources) : trust
  const routes = createRoutes(readProxies(env), trust, proxyTrust)
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
  // After the retries: a 503 with a page may be that of a service behind the proxy.
  refuseProxyAnswers(client)

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

/** Retries a host of unknown CA with the system's CAs, unless others are set: nothing has been sent yet. */
function trustSystem(client: AxiosInstance, trust: Trust): void {
  client.interceptors.response.use(undefined, async (error: unknown) => {
    const config = isAxiosError(error) ? error.config : undefined
    const isUnknown = faultOf(error)?.kind === 'unknown-authority'
    if (isUnknown && config?.url && (await trust.extendToSystem(new URL(config.url))))
      return client.request(config)
    throw error
  })
}

/** In milliseconds; longer timers of Node fire immediately. */
const longestTimer = 2 ** 31 - 1

/**
 * The outermost layer: aborts a request on timeout or interrupt, and converts faults to errors for the user.
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

import { createConnections, type TlsOptions } from './connections'
import { withDeadline } from './deadline'
import { withoutEchoes } from './echoes'
import { exchange } from './exchange'
import { followRedirects } from './redirects'
import { repeat } from './repeat'
import { traced, type TraceListener } from './trace'

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

/** One layer of the transport: sends a request, throws a `Fault` where no answer comes. */
export type Send = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** A transport over node:http and node:https, the latter loaded when the first `https:` URL is met. */
export function createTransport(options: TransportOptions = {}): Transport {
  const { timeouts = {}, clock = systemClock, interrupted, trace } = options
  const connections = createConnections(options.env ?? {}, options.tls ?? {})
  const limits = {
    connect: timeouts.connect ?? 10_000,
    idle: timeouts.idle ?? 60_000,
    responseBytes: options.responseLimit ?? 12 * 2 ** 20,
  }
  const plain: Send = async (request, signal) =>
    withoutEchoes(request, await exchange(connections, request, limits, signal))
  const seen = trace ? traced(plain, trace, () => clock.now()) : plain
  const repeated = repeat(followRedirects(seen, trace), {
    retries: options.retries ?? 3,
    random: options.random ?? Math.random,
    clock,
    trace,
  })
  return {
    send: withDeadline(repeated, timeouts.overall ?? 600_000, interrupted),
    close: () => connections.close(),
  }
}

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) =>
    import('node:timers/promises').then((timers) => timers.setTimeout(milliseconds, undefined, { signal })),
}

import { isAxiosError } from 'axios'
import { MagnumError } from '../../foundation/errors'
import type { Proxy } from './proxies'

/** Why there is no response, as distinguished by retry rules and messages. */
export type FaultKind =
  | 'unknown-host'
  | 'dns-trouble'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'truncated'
  | 'connect-timeout'
  | 'idle-timeout'
  | 'overall-timeout'
  | 'certificate'
  | 'unknown-authority'
  | 'tls'
  | 'proxy'
  | 'redirect'
  | 'not-http'
  | 'too-large'
  | 'encoding'
  | 'unknown'

export interface FaultFacts {
  /** Whether the service may have received the request. */
  reached: boolean
  /** The requested URL, after redirects. */
  url?: string | undefined
  /** The proxy, if any. */
  proxy?: Proxy | undefined
  hint?: string | undefined
  cause?: unknown
}

/** How far a request has come. */
export interface Progress {
  /** The connection is established: from here on the service may have received the request. */
  connected: boolean
  /** The TCP connection is established, and the TLS handshake has begun. */
  handshaking?: boolean
  /** The server has accepted a TLS version and cipher of this client. */
  agreed?: boolean
  /** The headers of an answer have come. */
  answered: boolean
  /** The server's certificate, whether it is trusted or not. */
  certificate?: { issuer: string | undefined; hasExpired: boolean }
}

/** The progress of a request without a connection. */
export const unsent: Progress = { connected: false, answered: false }

/** The request that an error ended. */
export interface Failed {
  progress: Progress
  /** Undefined for a proxy's tunnel. */
  url?: string | undefined
  proxy?: Proxy | undefined
}

/** Whether a fault of TLS is that of the proxy, not of the host. */
export function isTlsOfProxy({ url, proxy }: Failed): boolean {
  return proxy?.url.protocol === 'https:' && !url?.startsWith('https:')
}

/** A request without a response. Internal to this folder: `connectionError` converts it for the user. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly detail: string,
    readonly facts: FaultFacts,
  ) {
    super(detail, { cause: facts.cause })
  }
}

/** The fault of an error or of its cause, if any. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error
  return isAxiosError(error) && error.cause instanceof Fault ? error.cause : undefined
}

/** The error for the user: `Cannot connect to https://host:9511: the connection was refused` */
export function connectionError({ detail, facts }: Fault, requested: string): MagnumError {
  const way = facts.proxy ? ` through the proxy ${facts.proxy.url.protocol}//${facts.proxy.url.host}` : ''
  const verb = facts.reached ? 'No answer from' : 'Cannot connect to'
  const message = `${verb} ${originOf(facts.url ?? requested)}${way}: ${detail}`.replace(/\s+/g, ' ')
  return new MagnumError('connection', message, { hint: facts.hint, cause: facts.cause })
}

/** Scheme, host and port; for other text all but credentials. */
function originOf(url: string): string {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? url.replace(/\/\/[^@/]*@/, '//') : origin
}

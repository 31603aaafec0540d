import { isAxiosError } from 'axios'
import { MagnumError } from '../../foundation/errors'
import type { Proxy } from './proxies'

/** Why no answer came, in the classes that the retry rules and the messages distinguish. */
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
  /** The URL that was requested, after redirects. */
  url?: string | undefined
  /** The proxy that the request went through. */
  proxy?: Proxy | undefined
  hint?: string | undefined
  cause?: unknown
}

/** No answer came. It never leaves this folder: `connectionError` makes the error that the user reads. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly detail: string,
    readonly facts: FaultFacts,
  ) {
    super(detail, { cause: facts.cause })
  }
}

/** The fault that an error is or carries; undefined if there is none. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error
  return isAxiosError(error) && error.cause instanceof Fault ? error.cause : undefined
}

/** The error that the user reads: `Cannot connect to https://host:9511: the connection was refused` */
export function connectionError({ detail, facts }: Fault, requested: string): MagnumError {
  const way = facts.proxy ? ` through the proxy ${facts.proxy.url.protocol}//${facts.proxy.url.host}` : ''
  const verb = facts.reached ? 'No answer from' : 'Cannot connect to'
  const message = `${verb} ${originOf(facts.url ?? requested)}${way}: ${detail}`.replace(/\s+/g, ' ')
  return new MagnumError('connection', message, { hint: facts.hint, cause: facts.cause })
}

/** Scheme, host and port; for anything but the URL of a host all of it, without user name and password. */
function originOf(url: string): string {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? url.replace(/\/\/[^@/]*@/, '//') : origin
}

/** What went wrong, in the classes that a script can tell apart; `cli/exit-codes.ts` gives each its exit code. */
export type ErrorKind =
  'failed' | 'usage' | 'not-found' | 'denied' | 'connection' | 'wait-timeout' | 'conflict' | 'interrupted'

export interface ErrorFacts {
  /** One sentence on what to do next, without a trailing newline. */
  hint?: string | undefined
  /** The HTTP status, where a server answered. */
  status?: number | undefined
  /** The server's `X-Openstack-Request-Id`. */
  requestId?: string | undefined
  cause?: unknown
}

/**
 * The only error that is meant for a user's eyes. Its message is one line: the server's own reason where a
 * server gave one. Anything else that is thrown is a bug of this program.
 */
export class MagnumError extends Error {
  readonly kind: ErrorKind
  readonly hint: string | undefined
  readonly status: number | undefined
  readonly requestId: string | undefined

  constructor(kind: ErrorKind, message: string, facts: ErrorFacts = {}) {
    super(message, { cause: facts.cause })
    this.name = 'MagnumError'
    this.kind = kind
    this.hint = facts.hint
    this.status = facts.status
    this.requestId = facts.requestId
  }
}

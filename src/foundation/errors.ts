/** The class of an error, which scripts can distinguish: `cli/exit-codes.ts` maps each to an exit code. */
export type ErrorKind =
  'failed' | 'usage' | 'not-found' | 'denied' | 'connection' | 'wait-timeout' | 'conflict' | 'interrupted'

interface ErrorFacts {
  /** What to do next, in one sentence without a trailing newline. */
  hint?: string | undefined
  /** The HTTP status, if a server responded. */
  status?: number | undefined
  /** The server's `X-Openstack-Request-Id`. */
  requestId?: string | undefined
  cause?: unknown
}

/**
 * The only error that is shown to users. Its message is one line: the server's own reason if it gave one. Any other
 * exception is a bug in this program.
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

  /** This error with another hint, and possibly of another kind. */
  withHint(hint: string | undefined, kind: ErrorKind = this.kind): MagnumError {
    const { message, status, requestId, cause } = this
    return new MagnumError(kind, message, { status, requestId, cause, hint })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on device',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'the file is too large',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'part of the path is not a folder',
  EEXIST: 'a file with that name already exists',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
  ENXIO: 'it is not a file',
}

/** The code of a system error, such as `ENOENT`; undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * A one-line error for a file that cannot be read or written. An error that is not a system error is a bug and is
 * returned unchanged.
 *
 * @param action completes "Cannot …"
 */
export function fileError(error: unknown, action: string): unknown {
  const code = systemErrorCode(error)
  if (code === undefined) return error
  return new MagnumError('failed', `Cannot ${action}: ${reasons[code] ?? code}`, { cause: error })
}

/**
 * A one-line error for a system error that nothing else has explained, such as a full disk. Any other error is returned
 * unchanged.
 */
export function explainSystemError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || systemErrorCode(error) === undefined) return error
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path}` : ''
  return fileError(error, `${String(error.syscall)}${path}`)
}

/** Runs `work` and converts its system errors to `MagnumError`s. */
export async function explainFileErrors<T>(action: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fileError(error, action)
  }
}

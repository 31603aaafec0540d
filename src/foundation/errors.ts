/** What went wrong, in the classes that a script can tell apart; `cli/exit-codes.ts` gives each its exit code. */
export type ErrorKind =
  'failed' | 'usage' | 'not-found' | 'denied' | 'connection' | 'wait-timeout' | 'conflict' | 'interrupted'

interface ErrorFacts {
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

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space left on the disk',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'something of that name is in the way',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
}

/** The code of an error of the operating system, such as `ENOENT`; undefined for any other error. */
export function systemErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}

/**
 * Says in one line that a file could not be read or written; `action` completes "Cannot …".
 * An error that does not come from the operating system is a bug, and is handed back as it is.
 */
export function fileError(error: unknown, action: string): unknown {
  const code = systemErrorCode(error)
  if (code === undefined) return error
  return new MagnumError('failed', `Cannot ${action}: ${reasons[code] ?? code}`, { cause: error })
}

/**
 * Says in one line what an error of the operating system says that nothing else has explained: a full disk, a folder
 * that is gone. Any other error is handed back as it is.
 */
export function explainSystemError(error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error) || systemErrorCode(error) === undefined) return error
  const path = 'path' in error && typeof error.path === 'string' ? ` ${error.path}` : ''
  return fileError(error, `${String(error.syscall)}${path}`)
}

/** Does `work`, and turns what the operating system says against it into a MagnumError. */
export async function explainFileErrors<T>(action: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw fileError(error, action)
  }
}

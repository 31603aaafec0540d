import { MagnumError } from './errors'

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

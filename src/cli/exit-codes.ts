import { MagnumError, type ErrorKind } from '../foundation/errors'
import { Interrupt, ReaderGone } from '../foundation/host'

/** Exit codes, a contract with scripts. */
export const exitCodes = {
  failed: { code: 1, meaning: 'the operation failed' },
  usage: { code: 2, meaning: 'the command line was wrong' },
  'not-found': { code: 3, meaning: 'there is no such resource' },
  denied: { code: 4, meaning: 'not authenticated, or not allowed' },
  connection: { code: 5, meaning: 'no connection: DNS, refused, TLS, timeout' },
  'wait-timeout': { code: 6, meaning: '--wait ran out of time' },
  conflict: { code: 7, meaning: 'a conflict, or an ambiguous name' },
  interrupted: { code: 130, meaning: 'interrupted (143 when terminated)' },
} as const satisfies Record<ErrorKind, { code: number; meaning: string }>

export const success = 0

/** The exit code for anything thrown. A reader that closed the pipe is not an error. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof MagnumError) return exitCodes[error.kind].code
  if (error instanceof Interrupt) return error.exitCode
  if (error instanceof ReaderGone) return success
  return exitCodes.failed.code
}

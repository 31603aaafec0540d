import { MagnumError } from '../foundation/errors'

/** A command line that cannot be understood. `usage` is the usage line of the command it was meant for. */
export class UsageError extends MagnumError {
  constructor(
    message: string,
    readonly usage: string,
    /** What to ask help for: the command's name, or nothing. */
    readonly topic: string,
    hint?: string,
  ) {
    super('usage', message, { hint })
  }
}

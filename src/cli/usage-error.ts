import { MagnumError } from '../foundation/errors'

interface UsageFacts {
  /** The usage line of the command that the words were meant for. */
  usage: string
  /** What to ask help for: the command's name, or nothing. */
  topic: string
  hint?: string | undefined
  /** The required options, where nothing is wrong but that they are missing. */
  missing?: readonly string[]
}

/** A command line that cannot be understood. */
export class UsageError extends MagnumError {
  readonly usage: string
  readonly topic: string
  readonly missing: readonly string[]

  constructor(message: string, { usage, topic, hint, missing = [] }: UsageFacts) {
    super('usage', message, { hint })
    this.usage = usage
    this.topic = topic
    this.missing = missing
  }
}

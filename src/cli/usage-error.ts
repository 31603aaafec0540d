import { MagnumError } from '../foundation/errors'
import type { Command } from './definition'
import { generalUsage, shortUsageOf, usageOf } from './describe'

interface UsageFacts {
  /** The usage of the command that the words were meant for, as argparse has it. */
  usage: string
  /** The same in one line. */
  shortUsage: string
  /** What to ask help for: the command's name, or nothing. */
  topic: string
  hint?: string | undefined
  /** The required options, where nothing is wrong but that they are missing. */
  missing?: readonly string[]
}

/** A command line that cannot be understood. */
export class UsageError extends MagnumError {
  readonly usage: string
  readonly shortUsage: string
  readonly topic: string
  readonly missing: readonly string[]

  constructor(message: string, { usage, shortUsage, topic, hint, missing = [] }: UsageFacts) {
    super('usage', message, { hint })
    this.usage = usage
    this.shortUsage = shortUsage
    this.topic = topic
    this.missing = missing
  }
}

/** Says of what is wrong with the words behind a command, or in front of any, how they are meant to be. */
export function usageError(
  message: string,
  command: Command | undefined,
  facts: Pick<UsageFacts, 'hint' | 'missing'> = {},
): UsageError {
  const usage = command ? usageOf(command) : generalUsage
  const shortUsage = command ? shortUsageOf(command) : generalUsage
  return new UsageError(message, { usage, shortUsage, topic: command?.name ?? '', ...facts })
}

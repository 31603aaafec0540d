import { MagnumError } from '../foundation/errors'
import { refuseUnknown } from './columns'
import { listFormatNames, type FormatName, type OutputOptions } from './formats'

/** What a command's definition says of its answer. */
export interface KnownAnswer {
  kind: 'list' | 'record' | 'outcomes' | 'text' | 'none'
  /** Every attribute that the answer may have; undefined where only the service knows them. */
  attributes?: readonly string[] | undefined
}

export const outcomeColumns = ['subject', 'ok', 'error']

/**
 * Refuses output options that cannot be obeyed, before the command has changed anything.
 *
 * @throws MagnumError of kind `usage`
 */
export function checkOutput({ kind, attributes }: KnownAnswer, options: OutputOptions): void {
  const { format } = options
  const isList = kind === 'list' || kind === 'outcomes'
  if (isList && format && !listFormatNames.includes(format)) throw notForLists(format)
  const known = kind === 'outcomes' ? [...new Set([...outcomeColumns, ...(attributes ?? [])])] : attributes
  if (known) refuseUnknown([...options.columns, ...options.sortColumns], known)
}

/** Why a format does not do for a list. */
export function notForLists(name: FormatName): MagnumError {
  return new MagnumError('usage', `the format '${name}' is for one resource, not for a list`, {
    hint: `Lists have: ${listFormatNames.join(', ')}`,
  })
}

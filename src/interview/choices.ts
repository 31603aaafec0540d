import type { Context } from '../cli/context'
import type { Option, Positional } from '../cli/definition'
import { MagnumError } from '../errors'
import { type Choice, inventoryOf } from '../inventory'

/** What the cloud has for a parameter; nothing where it cannot be listed, for then it can be typed still. */
export async function choicesFor(
  { completes }: Option | Positional,
  context: Context,
): Promise<readonly Choice[]> {
  if (completes === undefined) return []
  try {
    return await inventoryOf(completes, context)
  } catch (error) {
    if (!(error instanceof MagnumError) || !isOfNoWeight(error)) throw error
    context.warn(`WARNING: what there is cannot be listed: ${error.message}`)
    return []
  }
}

/** Without a login or a connection, the questions would be for nothing. */
function isOfNoWeight({ kind, status }: MagnumError): boolean {
  return (
    kind !== 'connection' && kind !== 'interrupted' && status !== 401 && (kind !== 'denied' || status === 403)
  )
}

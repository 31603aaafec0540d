import type { Context } from '../cli/context'
import type { Option, Positional } from '../cli/definition'
import { MagnumError } from '../foundation/errors'
import type { Choice } from '../foundation/host'
import { inventoryOf } from './inventory'

/** What the cloud has for a parameter, of images only those that go with the COE; nothing where it cannot be listed, for then it can be typed still. */
export async function choicesFor(
  parameter: Option | Positional,
  context: Context,
  coe?: string,
): Promise<readonly Choice[]> {
  const { completes } = parameter
  if (completes === undefined) return []
  try {
    return await inventoryOf(completes, context, { coe })
  } catch (error) {
    if (!(error instanceof MagnumError) || !isOfNoWeight(error)) throw error
    const name = 'flags' in parameter ? parameter.flags[0] : parameter.metavar
    context.warn(`WARNING: no choices for ${name}: ${error.message}`)
    return []
  }
}

/** Without a login or a connection, the questions would be for nothing. */
function isOfNoWeight({ kind, status }: MagnumError): boolean {
  return (
    kind !== 'connection' && kind !== 'interrupted' && status !== 401 && (kind !== 'denied' || status === 403)
  )
}

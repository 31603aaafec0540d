import { createTransport, type TransportOptions } from '../../../src/client/http/transport'
import { MagnumError } from '../../../src/foundation/errors'

/** The error of a GET, without retries unless the options say otherwise. */
export async function errorOf(url: string, options: TransportOptions = {}): Promise<MagnumError> {
  const transport = createTransport({ retries: 0, ...options })
  try {
    await transport.send({ method: 'GET', url, retry: 'read' })
  } catch (error) {
    if (error instanceof MagnumError) return error
    throw error
  } finally {
    transport.close()
  }
  throw new Error('an answer came')
}

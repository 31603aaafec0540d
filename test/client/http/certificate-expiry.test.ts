import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificateExpiry } from '../../../src/client/keystone/certificate-expiry'
import { createAuthority } from '../../support/certificates'
import { needs } from '../../support/tools'

const day = 86_400_000

needs('openssl')('the expiry of a certificate shows before it is trusted', async () => {
  const authority = createAuthority()
  const { cert, key } = authority.issue('server', 'IP:127.0.0.1', 10)
  const server = createServer({ cert, key })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo

  const expiry = await certificateExpiry(`https://127.0.0.1:${port}/v3`)
  expect(Math.round((expiry!.getTime() - Date.now()) / day)).toBe(10)

  await new Promise((resolve) => server.close(resolve))
  authority.remove()
})

test('where nobody answers it cannot be told', async () => {
  expect(await certificateExpiry('https://127.0.0.1:1/v3')).toBeUndefined()
})

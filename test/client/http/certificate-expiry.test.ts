import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createTransport } from '../../../src/client/http/transport'
import { createAuthority } from '../../support/certificates'
import { needs } from '../../support/tools'
import { startProxy } from './proxy-servers'

const day = 86_400_000

needs('openssl')('reads the expiry of an untrusted certificate, also through a proxy', async () => {
  const authority = createAuthority()
  const { cert, key } = authority.issue('server', 'IP:127.0.0.1', 10)
  const seen: string[] = []
  const server = createServer({ cert, key }, ({ url = '' }) => seen.push(url))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const proxy = await startProxy()

  const direct = createTransport()
  const proxied = createTransport({ env: { https_proxy: proxy.url } })
  const found = [
    await direct.certificateExpiry?.(`https://127.0.0.1:${port}/v3`),
    await proxied.certificateExpiry?.(`https://cloud.example:${port}/v3`),
  ]
  expect(found.map((expiry) => Math.round((expiry!.getTime() - Date.now()) / day))).toEqual([10, 10])
  expect(seen).toEqual([])

  for (const each of [direct, proxied]) each.close()
  await proxy.close()
  await new Promise((resolve) => server.close(resolve))
})

test('is undefined if the host does not answer', async () => {
  const transport = createTransport()
  expect(await transport.certificateExpiry?.('https://127.0.0.1:1/v3')).toBeUndefined()
  transport.close()
})

import { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { createTransport } from '../../../src/client/http/transport'
import { serve } from '../../support/http-server'

test('sends method, path, headers and body; returns status, headers and body', async () => {
  const server = await serve(() => ({
    status: 202,
    headers: { 'X-Openstack-Request-Id': 'req-1' },
    body: { uuid: 'u' },
  }))
  const transport = createTransport()
  const response = await transport.send({
    method: 'POST',
    url: `${server.url}/v1/clusters?a=b`,
    headers: { 'X-Auth-Token': 't' },
    body: '{"name":"ä"}',
    retry: 'change',
  })
  transport.close()
  await server.close()

  expect(response).toMatchObject({
    status: 202,
    headers: { 'x-openstack-request-id': 'req-1' },
    body: '{"uuid":"u"}',
    url: `${server.url}/v1/clusters?a=b`,
  })
  expect(server.requests[0]).toMatchObject({
    method: 'POST',
    url: '/v1/clusters?a=b',
    headers: { 'x-auth-token': 't', 'content-length': '13' },
    body: '{"name":"ä"}',
  })
})

test('reuses the connection to a host', async () => {
  const server = await serve(() => ({ body: {} }))
  const transport = createTransport()
  for (const path of ['/a', '/b', '/c']) {
    await transport.send({ method: 'GET', url: server.url + path, retry: 'read' })
  }
  transport.close()
  await server.close()

  expect(server.requests.map(({ url }) => url)).toEqual(['/a', '/b', '/c'])
  expect(server.connections()).toBe(1)
})

test('requests gzip and decompresses it, up to the size limit', async () => {
  const text = JSON.stringify({ clusters: 'x'.repeat(100_000) })
  const server = await serve(() => ({ headers: { 'content-encoding': 'gzip' }, body: gzipSync(text) }))
  const roomy = createTransport()
  const tight = createTransport({ responseLimit: 50_000 })
  const response = await roomy.send({ method: 'GET', url: server.url, retry: 'read' })
  const refused = tight.send({ method: 'GET', url: server.url, retry: 'read' })

  await expect(refused).rejects.toMatchObject({ kind: 'connection' })
  expect(response.body).toBe(text)
  expect(server.requests[0]?.headers['accept-encoding']).toBe('gzip')
  roomy.close()
  tight.close()
  await server.close()
})

test('concurrent requests each get their own response', async () => {
  const server = await serve(({ url }) => ({ body: { url } }))
  const transport = createTransport()
  const paths = Array.from({ length: 20 }, (_, index) => `/${index}`)
  const answers = await Promise.all(
    paths.map((path) => transport.send({ method: 'GET', url: server.url + path, retry: 'read' })),
  )
  transport.close()
  await server.close()

  expect(answers.map(({ body }) => body)).toEqual(paths.map((url) => JSON.stringify({ url })))
})

test('a timeout beyond the range of timers is unlimited', async () => {
  const server = await serve(() => ({ body: 'here' }))
  const patient = createTransport({ timeouts: { overall: Infinity } })
  expect((await patient.send({ method: 'GET', url: server.url, retry: 'read' })).body).toBe('here')
  patient.close()
  await server.close()
})

test('default timeouts: 10 s to connect, 60 s idle, 600 s overall', async () => {
  const server = await serve(() => ({ body: {} }))
  const timers = jest.spyOn(globalThis, 'setTimeout')
  const idle = jest.spyOn(Socket.prototype, 'setTimeout')
  const transport = createTransport()
  await transport.send({ method: 'GET', url: server.url, retry: 'read' })
  transport.close()
  await server.close()

  expect(timers.mock.calls.map(([, milliseconds]) => milliseconds)).toEqual(
    expect.arrayContaining([600_000, 10_000]),
  )
  expect(idle.mock.calls.map(([milliseconds]) => milliseconds)).toContain(60_000)
  jest.restoreAllMocks()
})

import { createTransport } from '../../src/http/transport'
import { serve } from '../support/http-server'

test('sends method, path, headers and body, and hands back status, headers and body', async () => {
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

test('opens one connection for all requests to a host', async () => {
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

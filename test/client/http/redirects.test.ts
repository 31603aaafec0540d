import { createTransport, type HttpRequest } from '../../../src/client/http/transport'
import { redirected } from '../../../src/client/http/redirects'
import { type Received, serve } from '../../support/http-server'

const secrets = {
  'X-Auth-Token': 't',
  'X-Subject-Token': 's',
  'X-Service-Token': 'v',
  Authorization: 'Basic abc',
  Cookie: 'a=b',
}
const origin = 'https://magnum.example:9511'

function next(request: Partial<HttpRequest>, status: number, location: string): HttpRequest | undefined {
  return redirected(
    {
      method: 'GET',
      url: `${origin}/v1/clusters`,
      headers: { Accept: '*/*', ...secrets },
      retry: 'read',
      ...request,
    },
    { status, headers: { location }, body: '', url: origin },
  )
}

describe.each([301, 302, 303, 305, 307, 308])('%d', (status) => {
  test.each([`${origin}/v1/new`, '/v1/new', 'new', '//magnum.example:9511/v1/new'])(
    'to %s keeps the token',
    (location) => {
      expect(next({}, status, location)).toMatchObject({ url: `${origin}/v1/new`, headers: secrets })
    },
  )

  test.each([
    'https://other.example:9511/v1',
    'https://magnum.example/v1',
    'https://magnum.example:9512/v1',
    'https://sub.magnum.example:9511/v1',
    'https://magnum.example:9511@other.example/v1',
  ])('to %s drops every secret header', (location) => {
    expect(next({}, status, location)?.headers).toEqual({ Accept: '*/*' })
  })

  test('from https to http is refused', () => {
    expect(() => next({}, status, 'http://magnum.example:9511/v1')).toThrow(
      'it redirects to http://magnum.example:9511, which is not encrypted',
    )
  })

  test('from http to https of the same host drops the token: the origin differs', () => {
    expect(next({ url: 'http://magnum.example/v1' }, status, 'https://magnum.example/v1')?.headers).toEqual({
      Accept: '*/*',
    })
  })

  test.each(['ftp://magnum.example/', 'javascript:alert(1)', 'file:///etc/passwd', 'http://['])(
    'to %s is refused',
    (location) => {
      expect(() => next({}, status, location)).toThrow(/^it redirects to/)
    },
  )
})

test.each([
  [301, 'POST', 'body'],
  [302, 'POST', 'body'],
  [303, 'GET', undefined],
  [305, 'POST', 'body'],
  [307, 'POST', 'body'],
  [308, 'POST', 'body'],
])('%d turns a POST into %s', (status, method, body) => {
  const request = next({ method: 'POST', body: 'body' }, status, '/new')

  expect(request?.method).toBe(method)
  expect(request?.body).toBe(body)
})

test('a body, which may contain a password, is not sent to another origin', () => {
  expect(() => next({ method: 'POST', body: 'body' }, 307, 'https://other.example/')).toThrow(
    'it redirects to https://other.example',
  )
})

test('a delete is not sent to another origin', () => {
  expect(() => next({ method: 'DELETE', retry: 'change' }, 307, 'https://other.example/')).toThrow(
    'it redirects to https://other.example',
  )
})

test.each([200, 300, 304, 404])('%d with a Location is not a redirect', (status) => {
  expect(next({}, status, '/new')).toBeUndefined()
})

async function follow(
  reply: (request: Received, index: number) => string | undefined,
  change: Partial<HttpRequest> = {},
) {
  const server = await serve((request, index) => {
    const location = reply(request, index)
    return location === undefined ? { body: {} } : { status: 302, headers: { location } }
  })
  const transport = createTransport({ retries: 0 })
  const answer = await transport
    .send({ method: 'GET', url: `${server.url}/0`, headers: secrets, retry: 'read', ...change })
    .catch((error: unknown) => error)
  transport.close()
  await server.close()
  return { answer, server }
}

test('follows five redirects and returns the final URL', async () => {
  const { answer, server } = await follow((_request, index) => (index < 5 ? `/${index + 1}` : undefined))

  expect(answer).toMatchObject({ status: 200, url: `${server.url}/5` })
})

test('stops at a redirect loop', async () => {
  const { answer, server } = await follow(() => '/0')

  expect(answer).toMatchObject({ message: `No answer from ${server.url}: it redirects more than 5 times` })
  expect(server.requests).toHaveLength(6)
})

test.each(['/0', '/0#again'])('a create that is redirected to itself, %s, is sent once', async (location) => {
  const { answer, server } = await follow(() => location, { method: 'POST', body: '{}', retry: 'change' })

  expect(answer).toMatchObject({ message: `No answer from ${server.url}: it redirects in a circle` })
  expect(server.requests).toHaveLength(1)
})

test('sends no secret to another port', async () => {
  const other = await serve(() => ({ body: {} }))
  await follow(() => `${other.url}/v1`)
  await other.close()

  expect(Object.keys(other.requests[0]!.headers).sort()).toEqual(['accept-encoding', 'connection', 'host'])
})

import { execFile } from 'node:child_process'
import { renderDebug } from '../../../src/client/http/debug'
import { timings } from '../../../src/client/http/trace'
import type { TraceEvent } from '../../../src/client/http/messages'
import { createTransport, type HttpRequest } from '../../../src/client/http/transport'
import { type Reply, serve } from '../../support/http-server'
import { needs } from '../../support/tools'

const login: Omit<HttpRequest, 'url'> = {
  method: 'POST',
  headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'canary' },
  body: JSON.stringify({ name: "it's", password: 'canary' }),
  retry: 'login',
}

/** The trace events of a request, with a clock that advances 250 ms per reading. */
async function eventsOf(request: Omit<HttpRequest, 'url'>, replies: Reply[]) {
  const server = await serve((_request, index) => replies[index] ?? {})
  const events: TraceEvent[] = []
  let time = 0
  const transport = createTransport({
    trace: (event) => events.push(event),
    random: () => 1,
    clock: { now: () => (time += 250), sleep: () => Promise.resolve() },
  })
  await transport.send({ ...request, url: `${server.url}/v3/auth/tokens` })
  transport.close()
  await server.close()
  return { events, url: server.url }
}

const created: Reply = {
  status: 201,
  headers: { 'x-subject-token': 'canary', 'x-openstack-request-id': 'req-1', date: 'D', connection: 'close' },
  body: { token: { user: { id: 'u' } }, access_token: 'canary' },
}

test('a line feed in a URL, as a catalog may contain, begins no line', async () => {
  const events: TraceEvent[] = []
  const transport = createTransport({ trace: (event) => events.push(event) })
  const server = await serve(() => ({ body: {} }))
  await transport.send({ method: 'GET', url: `${server.url}/v1\n< HTTP 200`, retry: 'read' })
  transport.close()
  await server.close()
  expect(events[0]).toMatchObject({ url: `${server.url}/v1< HTTP 200` })
})

test('a request and its response, without secrets', async () => {
  const { events, url } = await eventsOf(login, [created])

  expect(events).toEqual([
    {
      kind: 'request',
      id: 1,
      method: 'POST',
      url: `${url}/v3/auth/tokens`,
      headers: { 'Content-Type': 'application/json', 'X-Auth-Token': '***' },
      body: `{"name":"it's","password":"***"}`,
    },
    {
      kind: 'response',
      id: 1,
      status: 201,
      headers: {
        'content-type': 'application/json',
        'x-subject-token': '***',
        'x-openstack-request-id': 'req-1',
        date: 'D',
        connection: 'close',
        'transfer-encoding': 'chunked',
      },
      body: '{"token":{"user":{"id":"u"}},"access_token":"***"}',
      milliseconds: 250,
    },
  ])
})

test('a body that nobody would read is cut, but not within a secret', async () => {
  const token = 'gAAAAABcanary-canary-canary'
  const start = '-'.repeat(2 ** 21 - 8)
  const { events } = await eventsOf({ method: 'GET', headers: { 'X-Auth-Token': token }, retry: 'read' }, [
    { body: `${start}${token}and more`, headers: { connection: 'close' } },
  ])
  const { body } = events[1] as { body: string }
  expect(body.startsWith(start)).toBe(true)
  expect(body.slice(start.length)).toBe('***and m\u2026 (3 more characters)')
})

test('the debug text', async () => {
  const { events, url } = await eventsOf(login, [created])

  expect(events.map((event) => renderDebug(event)).join('')).toBe(
    `> curl -i -X POST -H 'Content-Type: application/json' -H "X-Auth-Token: $OS_TOKEN" --data-raw '{"name":"it'\\''s","password":"'"$OS_PASSWORD"'"}' '${url}/v3/auth/tokens'
< HTTP 201 Created (250 ms)
< content-type: application/json
< x-subject-token: ***
< x-openstack-request-id: req-1
< date: D
< connection: close
< transfer-encoding: chunked
<
< {"token":{"user":{"id":"u"}},"access_token":"***"}
`,
  )
})

/** The request as sent by this client and by its `curl` line. */
async function repeatedByCurl(
  request: Omit<HttpRequest, 'url'>,
  env: Record<string, string>,
  path = '/v3/auth/tokens',
) {
  const server = await serve(() => ({ body: {} }))
  const events: TraceEvent[] = []
  const transport = createTransport({ trace: (event) => events.push(event) })
  await transport.send({ ...request, url: server.url + path })
  const line = renderDebug(events[0]!).replace(/^> /, '')
  await new Promise((resolve) => execFile('sh', ['-c', line], { env: { ...process.env, ...env } }, resolve))
  transport.close()
  await server.close()
  const [ours, theirs] = server.requests.map(({ method, url, body, headers }) => ({
    ...{ method, url, body },
    token: headers['x-auth-token'],
  }))
  return { ours: ours!, theirs: theirs! }
}

needs('curl')('the curl line sends the same request', async () => {
  const request = {
    method: 'PATCH',
    headers: { 'Content-Type': 'application/json', 'X-Auth-Token': 'canary' },
    body: `[{"op":"add","path":"/labels/a","value":"$(b) 'c' \\\\ @d"}]`,
    retry: 'change',
  } as const
  const path = "/v1/clusters/it's?rollback=True"
  const { ours, theirs } = await repeatedByCurl(request, { OS_TOKEN: 'canary' }, path)
  expect(theirs).toEqual(ours)
  expect(theirs.token).toBe('canary')
})

needs('curl')('the curl line of a login takes secrets from the environment', async () => {
  const env = {
    OS_PASSWORD: 'canary $1',
    OS_PASSCODE: '123456',
    OS_APPLICATION_CREDENTIAL_SECRET: 'secret',
    OS_TOKEN: 'token-1',
    OS_TRUST_ID: 'trust-1',
  }
  const identity = {
    methods: ['password', 'totp', 'application_credential', 'token'],
    password: { user: { name: "it's", password: env.OS_PASSWORD } },
    totp: { user: { id: 'u', passcode: env.OS_PASSCODE } },
    application_credential: { id: 'a', secret: env.OS_APPLICATION_CREDENTIAL_SECRET },
    token: { id: env.OS_TOKEN },
  }
  const body = JSON.stringify({ identity, scope: { 'OS-TRUST:trust': { id: env.OS_TRUST_ID } } })
  const { ours, theirs } = await repeatedByCurl({ ...login, body }, env)
  expect(theirs.body).toBe(ours.body)
})

test('the curl line has the TLS options', async () => {
  const { events } = await eventsOf(login, [created])
  const line = renderDebug(events[0]!, {
    insecure: true,
    caFile: '/ca file.pem',
    certFile: '/c.pem',
    keyFile: '/k.pem',
  })

  expect(line).toContain(" -k --cacert '/ca file.pem' --cert '/c.pem' --key '/k.pem' ")
})

test('retries, redirects and faults', async () => {
  const { events, url } = await eventsOf({ method: 'GET', retry: 'read' }, [
    { status: 503 },
    { status: 302, headers: { location: '/new?token=canary' } },
    { status: 200 },
  ])
  const fault: TraceEvent = { kind: 'fault', id: 4, detail: 'the connection was cut off', milliseconds: 12.3 }

  expect(events.map(({ kind }) => kind)).toEqual([
    'request',
    'response',
    'retry',
    'request',
    'response',
    'redirect',
    'request',
    'response',
  ])
  expect(renderDebug(events[2]!)).toBe('* again in 500 ms\n')
  expect(renderDebug(events[5]!)).toBe(`* redirected to ${url}/new?token=***\n`)
  expect(renderDebug(fault)).toBe('< no answer: the connection was cut off (12 ms)\n')
})

test('timings', async () => {
  const { events, url } = await eventsOf({ method: 'GET', retry: 'read' }, [{ status: 503 }, { status: 200 }])

  expect(timings(events)).toEqual([
    { url: `GET ${url}/v3/auth/tokens`, seconds: 0.25 },
    { url: `GET ${url}/v3/auth/tokens`, seconds: 0.25 },
    { url: 'Total', seconds: 0.5 },
  ])
})

import {
  type Attempt,
  retryAfterMilliseconds,
  retryDecision,
  type RetryState,
} from '../../../src/client/http/retry'
import { createTransport } from '../../../src/client/http/transport'
import { type Reply, serve, serveRaw } from '../../support/http-server'

const state: RetryState = {
  repeats: 0,
  limit: 3,
  elapsed: 0,
  now: Date.parse('2026-11-21T10:00:00Z'),
  random: 0.5,
}
const status = (code: number, retryAfter?: string): Attempt => ({ status: code, retryAfter })
const unreached = (
  fault: 'refused' | 'reset' | 'dns-trouble' | 'unknown-host' | 'tls' | 'certificate' | 'connect-timeout',
) => ({ fault, reached: false }) as const
const reached = (fault: 'reset' | 'truncated' | 'idle-timeout' | 'too-large' | 'not-http' | 'redirect') =>
  ({ fault, reached: true }) as const

const again = { wait: 250 }

// The attempt, and the decision for a read, a login and a change.
test.each<[string, Attempt, read: unknown, login: unknown, change: unknown]>([
  ['200', status(200), 'stop', 'stop', 'stop'],
  ['400', status(400), 'stop', 'stop', 'stop'],
  ['401', status(401), 'stop', 'stop', 'stop'],
  ['404', status(404), 'stop', 'stop', 'stop'],
  ['409', status(409), 'stop', 'stop', 'stop'],
  ['429', status(429), again, again, 'stop'],
  ['429, Retry-After', status(429, '7'), { wait: 7000 }, { wait: 7000 }, { wait: 7000 }],
  ['500', status(500), 'stop', 'stop', 'stop'],
  ['500, Retry-After', status(500, '1'), 'stop', 'stop', 'stop'],
  ['502', status(502), again, 'stop', 'stop'],
  ['503', status(503), again, again, 'stop'],
  ['503, Retry-After', status(503, '60'), { wait: 60_000 }, { wait: 60_000 }, { wait: 60_000 }],
  ['503, Retry-After too long', status(503, '61'), 'stop', 'stop', 'stop'],
  [
    '503, Retry-After as a date',
    status(503, 'Sat, 21 Nov 2026 10:00:09 GMT'),
    { wait: 9000 },
    { wait: 9000 },
    { wait: 9000 },
  ],
  ['503, invalid Retry-After', status(503, 'soon'), again, again, 'stop'],
  ['504', status(504), again, 'stop', 'stop'],
  ['refused', unreached('refused'), again, again, again],
  ['name server silent', unreached('dns-trouble'), again, again, again],
  ['no such host', unreached('unknown-host'), 'stop', 'stop', 'stop'],
  ['connecting timed out', unreached('connect-timeout'), again, again, again],
  ['TLS handshake cut off', unreached('reset'), again, again, again],
  ['TLS handshake failed', unreached('tls'), 'stop', 'stop', 'stop'],
  ['certificate refused', unreached('certificate'), 'stop', 'stop', 'stop'],
  ['reset', reached('reset'), again, 'stop', 'stop'],
  ['truncated', reached('truncated'), again, 'stop', 'stop'],
  ['silent', reached('idle-timeout'), 'stop', 'stop', 'stop'],
  ['too large', reached('too-large'), 'stop', 'stop', 'stop'],
  ['not HTTP', reached('not-http'), 'stop', 'stop', 'stop'],
  ['redirect refused', reached('redirect'), 'stop', 'stop', 'stop'],
])('%s', (_what, attempt, read, login, change) => {
  expect(retryDecision('read', attempt, state)).toEqual(read)
  expect(retryDecision('login', attempt, state)).toEqual(login)
  expect(retryDecision('change', attempt, state)).toEqual(change)
})

test('waits a random time up to 0.5 s, doubled with each retry up to 20 s', () => {
  const waits = (random: number) =>
    [0, 1, 2, 3, 5, 6, 7].map((repeats) =>
      retryDecision('read', status(503), { ...state, repeats, limit: 9, random }),
    )

  expect(waits(1)).toEqual([500, 1000, 2000, 4000, 16_000, 20_000, 20_000].map((wait) => ({ wait })))
  expect(waits(0)).toEqual([0, 0, 0, 0, 0, 0, 0].map((wait) => ({ wait })))
})

test('stops after the allowed retries, or before a total of 120 s is exceeded', () => {
  expect(retryDecision('read', status(503), { ...state, repeats: 3 })).toBe('stop')
  expect(retryDecision('read', status(503), { ...state, limit: 0 })).toBe('stop')
  expect(retryDecision('read', status(503, '20'), { ...state, elapsed: 100_000 })).toEqual({ wait: 20_000 })
  expect(retryDecision('read', status(503, '21'), { ...state, elapsed: 100_000 })).toBe('stop')
})

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['0', 0],
  [' 12 ', 12_000],
  ['-1', undefined],
  ['Sat, 21 Nov 2026 10:01:00 GMT', 60_000],
  ['Sat, 21 Nov 2026 09:00:00 GMT', 0],
  ['tomorrow', undefined],
  ['', undefined],
])('Retry-After %j is %j ms', (header, milliseconds) => {
  expect(retryAfterMilliseconds(header, state.now)).toBe(milliseconds)
})

/** Sends a request over real sockets, with a clock that records the waits instead of sleeping. */
async function waitsOf(method: 'GET' | 'POST', replies: Reply[], retries = 3) {
  const server = await serve((_request, index) => replies[Math.min(index, replies.length - 1)]!)
  const waits: number[] = []
  const transport = createTransport({
    retries,
    random: () => 0.5,
    clock: { now: () => 0, sleep: (wait) => Promise.resolve(void waits.push(wait)) },
  })
  const response = await transport.send({
    method,
    url: server.url,
    retry: method === 'GET' ? 'read' : 'change',
  })
  transport.close()
  await server.close()
  return { status: response.status, waits, requests: server.requests.length }
}

test('a read is sent up to four times and returns the last response', async () => {
  expect(await waitsOf('GET', [{ status: 503 }])).toEqual({
    status: 503,
    waits: [250, 500, 1000],
    requests: 4,
  })
  expect(await waitsOf('GET', [{ status: 502 }, { status: 200 }])).toEqual({
    status: 200,
    waits: [250],
    requests: 2,
  })
  expect(await waitsOf('GET', [{ status: 503 }], 0)).toEqual({ status: 503, waits: [], requests: 1 })
})

test('a create is sent once, unless the service sends Retry-After', async () => {
  const asks = { status: 503, headers: { 'retry-after': '2' } }

  expect(await waitsOf('POST', [{ status: 503 }])).toEqual({ status: 503, waits: [], requests: 1 })
  expect(await waitsOf('POST', [{ status: 500 }])).toEqual({ status: 500, waits: [], requests: 1 })
  expect(await waitsOf('POST', [asks, { status: 202 }])).toEqual({ status: 202, waits: [2000], requests: 2 })
})

test.each(['before the response', 'within the response'])(
  'a create whose connection is cut %s is not repeated',
  async (when) => {
    const server = await serveRaw((socket) => {
      socket.end(
        when === 'before the response' ? '' : 'HTTP/1.1 202 Accepted\r\nContent-Length: 48\r\n\r\n{"uuid"',
      )
    })
    const transport = createTransport()
    const sent = transport.send({ method: 'POST', url: server.url, body: '{}', retry: 'change' })

    await expect(sent).rejects.toMatchObject({ kind: 'connection' })
    expect(server.requests).toHaveLength(1)
    transport.close()
    await server.close()
  },
)

test('after a reset of a kept-alive connection a read is sent again, a create is not', async () => {
  const server = await serveRaw((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
    socket.once('data', () => socket.resetAndDestroy())
  })
  const transport = createTransport({ random: () => 0 })
  const get = { method: 'GET', url: server.url, retry: 'read' } as const
  await transport.send(get)
  const read = await transport.send(get)
  const create = transport.send({ method: 'POST', url: server.url, body: '{}', retry: 'change' })

  await expect(create).rejects.toMatchObject({
    message: `No answer from ${server.url}: the connection was cut off`,
  })
  expect(read.status).toBe(200)
  expect(server.connections()).toBe(2)
  transport.close()
  await server.close()
})

import { fc } from '../support/random'

/** A raw response of a server. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer
  /** Whether the connection is cut within the response, or never closed. Default: neither. */
  ending?: 'cut' | 'never'
}

export type Mutation = (answer: Answer) => Answer

/** JSON text, half of which no serialiser would write. */
const hostileJson = fc.constantFrom(
  ...['null', 'true', 'false', '0', '-1', '1.5', '1e308', '1e999', '-0', '9'.repeat(400), '""', '[]', '{}'],
  ...['"text"', '"no\\u0000zero"', '"\\ud800"', '"\\u001b[2J\\u202e\\u2028"', '"../../etc/passwd"', '"-n"'],
  ...['"https://[::1"', '"://"', '"javascript:alert(1)"', '"https://user:secret@elsewhere.invalid/"'],
  ...['{"__proto__":{"polluted":true}}', '{"constructor":null,"toString":1,"then":1}', '{"a":1,"a":[]}'],
  ...[
    '[null]',
    '[[]]',
    '[1,"a",{}]',
    '["\\u0000"]',
    '{"rel":"self","href":7}',
    '"2026-99-99T99:99:99Z"',
    '"+275760-09-13T00:00:00Z"',
  ],
  `"${'long '.repeat(20_000)}"`,
  `[${'{},'.repeat(5_000)}{}]`,
  '['.repeat(50_000) + ']'.repeat(50_000),
  '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000),
)
const where = fc.nat()

/** Replaces any value in the body. */
const switched: fc.Arbitrary<Mutation> = fc
  .tuple(where, hostileJson)
  .map(([index, json]) => inBody((body) => withValue(body, index, json)))

/** Removes or renames a member of an object. */
const missing: fc.Arbitrary<Mutation> = fc
  .tuple(where, fc.constantFrom(undefined, '__proto__', 'Name', 'next', 'links', 'errors', ''))
  .map(([index, name]) => inBody((body) => withoutMember(body, index, name)))

const statuses = [
  100, 101, 103, 199, 200, 201, 202, 204, 205, 206, 226, 299, 300, 301, 302, 303, 304, 305, 307,
]
const refusals = [
  308, 399, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 413, 418, 421, 429, 431, 451,
]
const faults = [499, 500, 501, 502, 503, 504, 505, 507, 511, 599, 600, 666, 999]
const status: fc.Arbitrary<Mutation> = fc
  .constantFrom(...statuses, ...refusals, ...faults)
  .map((code) => (answer) => ({ ...answer, status: code }))

const header: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom(
      ...['location', 'retry-after', 'content-type', 'content-encoding', 'content-length', 'date'],
      ...['x-subject-token', 'openstack-auth-receipt', 'x-openstack-request-id', 'www-authenticate'],
      ...[
        'openstack-api-minimum-version',
        'openstack-api-maximum-version',
        'transfer-encoding',
        'connection',
      ],
    ),
    fc.constantFrom(
      ...['', '0', '-1', '1', '1e9', '99999999999999999999', 'container-infra 1.x', 'container-infra 0.0'],
      ...[
        'gzip',
        'br',
        'identity, gzip',
        'chunked',
        'text/html',
        'application/json; charset=utf-16',
        'close',
      ],
      ...[
        '/',
        '//',
        'http://',
        'ftp://127.0.0.1/',
        'https://127.0.0.1:1/',
        'http://127.0.0.1:1/',
        '/v1/clusters',
      ],
      ...['Thu, 99 Foo 2026 99:99:99 GMT', 'Fri, 31 Dec 9999 23:59:59 GMT', '\u009b2J', 'a'.repeat(20_000)],
    ),
    fc.option(fc.constantFrom(301, 302, 307, 401, 406, 429, 503), { freq: 1 }),
  )
  .map(([name, value, code]) => (answer) => ({
    ...answer,
    status: code ?? answer.status,
    headers: { ...answer.headers, [name]: value },
  }))

const bareHeaders: fc.Arbitrary<Mutation> = fc.constant((answer) => ({ ...answer, headers: {} }))

/** Changes the bytes of the body. */
const bytes: fc.Arbitrary<Mutation> = fc
  .oneof(
    where.map((index) => (body: Buffer) => body.subarray(0, index % (body.length + 1))),
    fc.tuple(where, fc.uint8Array({ minLength: 1, maxLength: 8 })).map(
      ([index, noise]) =>
        (body: Buffer) =>
          spliced(body, index % (body.length + 1), Buffer.from(noise)),
    ),
    fc.constantFrom(
      (body: Buffer) => Buffer.from(`\ufeff${body.toString()}`),
      (body: Buffer) => Buffer.from(body.toString(), 'utf16le'),
      (body: Buffer) => Buffer.concat([body, body]),
      (body: Buffer) => Buffer.concat([Buffer.from(")]}',\n"), body]),
      () => Buffer.alloc(0),
      () => Buffer.alloc(1_000, 0xff),
      () => Buffer.alloc(1_000),
      () => Buffer.from('<!DOCTYPE html><title>\u001b]0;x\u0007Sign in &amp; pay</title>'),
      () => Buffer.from('<html>' + '<h1>'.repeat(50_000)),
      () => Buffer.from('['.repeat(1_000_000)),
    ),
    hostileJson.map((json) => () => Buffer.from(json)),
  )
  .map((change) => (answer) => ({ ...answer, body: change(answer.body) }))

const cut: fc.Arbitrary<Mutation> = fc.constant((answer) => ({ ...answer, ending: 'cut' }))
const never: fc.Arbitrary<Mutation> = fc.constant((answer) => ({ ...answer, ending: 'never' }))

/** One or two things that a server should not do. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .array(
    fc.oneof(
      { weight: 160, arbitrary: switched },
      { weight: 60, arbitrary: missing },
      { weight: 50, arbitrary: status },
      { weight: 50, arbitrary: header },
      { weight: 3, arbitrary: bareHeaders },
      { weight: 60, arbitrary: bytes },
      { weight: 5, arbitrary: cut },
      { weight: 1, arbitrary: never },
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((mutations) => (answer) => mutations.reduce((changed, mutate) => mutate(changed), answer))

function inBody(change: (body: string) => string): Mutation {
  return (answer) => ({ ...answer, body: Buffer.from(change(answer.body.toString())) })
}

const marker = '@@here@@'

/** Replaces a value of JSON text; `index` wraps around. */
function withValue(body: string, index: number, json: string): string {
  const count = countValues(body)
  if (count === 0) return json
  let seen = 0
  const marked = JSON.stringify(JSON.parse(body), (_key, value: unknown) =>
    seen++ === index % count ? marker : value,
  )
  return marked.replace(`"${marker}"`, () => json)
}

function withoutMember(body: string, index: number, name: string | undefined): string {
  const count = countValues(body)
  let seen = 0
  let removed: unknown
  const marked = JSON.stringify(count === 0 ? '' : JSON.parse(body), (key, value: unknown) => {
    if (seen++ !== index % count || key === '') return value
    removed = value
    return name === undefined ? undefined : marker
  })
  // The marker is in `"old name":"@@here@@"`, or an item of a list.
  const renamed = `${JSON.stringify(name ?? '')}:${removed === undefined ? 'null' : JSON.stringify(removed)}`
  return marked.replace(/"(?:[^"\\]|\\.)*":"@@here@@"/, () => renamed).replace(`"${marker}"`, 'null')
}

function countValues(body: string): number {
  let count = 0
  try {
    JSON.stringify(JSON.parse(body), (_key, value: unknown) => {
      count += 1
      return value
    })
  } catch {
    // After another mutation the body may be invalid or too deep.
    return 0
  }
  return count
}

function spliced(body: Buffer, at: number, noise: Buffer): Buffer {
  return Buffer.concat([body.subarray(0, at), noise, body.subarray(at + noise.length)])
}

import { rememberSecrets, withoutRepeatedSecrets } from '../../../src/client/http/repeated-secrets'
import type { HttpRequest } from '../../../src/client/http/transport'

const url = 'https://keystone.example/v3/auth/tokens'

/** The redacted body of a response. */
function refusal(request: Partial<HttpRequest>, body: string, status = 500): string {
  const response = { status, headers: {}, body, url }
  return withoutRepeatedSecrets({ method: 'POST', url, retry: 'login', ...request }, response).body
}

const password = (secret: string) => ({
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ auth: { identity: { password: { user: { name: 'demo', password: secret } } } } }),
})

test.each([
  ['verbatim', 'p&"<Qq> 1', 'p&"<Qq> 1'],
  ['in JSON', 'p&"<Qq> 1', String.raw`{"password": "p&\"<Qq> 1"}`],
  ['in JSON within JSON', 'p&"<Qq> 1', String.raw`{"body": "{\"password\": \"p&\\\"<Qq> 1\"}"}`],
  ['in HTML', 'p&"<Qq> 1', 'p&amp;&quot;&lt;Qq&gt; 1'],
  ['in a form', 'p&"<Qq> 1', 'p%26%22%3CQq%3E+1'],
  ['in a URL', 'p&"<Qq> 1', 'p%26%22%3CQq%3E%201'],
  ['in a URL with each character escaped', 'p&"<Qq> 1', '%70%26%22%3c%51%71%3e%20%31'],
  ['in JSON with each character escaped', 'pass-Qq', '\\u0070\\u0061\\u0073\\u0073\\u002d\\u0051\\u0071'],
  ['in HTML with numeric entities', 'pass-Qq', '&#112;&#97;&#x73;&#115;-&#81;&#x71;'],
  ['in Base64', 'pass-Qqq', 'cGFzcy1RcXE='],
  ['in a URL within a URL', 'p&"<Qq> 1', 'p%2526%2522%253CQq%253E%25201'],
  ['in JSON with escaped slashes', 'pass/Qq/1', String.raw`pass\/Qq\/1`],
  ['in HTML with named and numeric entities', "p'<Qq>", 'p&#x27;&lt;Qq&gt;'],
  ['in HTML within HTML', 'p&<Qq>', 'p&amp;amp;&amp;lt;Qq&amp;gt;'],
  ['as Python text', 'pä-Qq-1', String.raw`p\xe4-Qq-1`],
  ['as Python bytes', 'pä-Qq-1', String.raw`p\xc3\xa4-Qq-1`],
  ['in JavaScript', 'p😀-Qq-1', String.raw`p\u{1f600}-\u{51}q-1`],
  ['in octal codes', 'pass-Qq', String.raw`\160\141\163\163\055\121\161`],
  ['in HTML with escaped entities', 'pass-Qq', 'pass-&amp;#81;q'],
])('a password repeated %s', (_how, secret, text) => {
  expect(refusal(password(secret), `before ${text} after`)).not.toContain('Qq')
  expect(refusal(password(secret), `before ${text} after`)).toMatch(/^before .*\*\*\*.* after$/)
})

test.each(['', 'x', 'xy', 'xyz'])('a token within Base64 text, after %j', (before) => {
  const secret = 'gAAAAABcanary-canary_canary'
  const text = `${before}${secret} and more`
  for (const encoding of ['base64', 'base64url'] as const) {
    const left = refusal({ headers: { 'X-Auth-Token': secret } }, Buffer.from(text).toString(encoding))
    expect(left).toContain('***')
    expect(Buffer.from(left.replaceAll('***', ''), encoding).toString()).not.toMatch(/canary/)
    const lines = Buffer.from(text).toString(encoding).replace(/.{20}/g, '$&\n')
    expect(refusal({ headers: { 'X-Auth-Token': secret } }, lines)).toContain('***')
  }
})

test('a token in upper case, in hexadecimal, and as a header name', () => {
  const secret = 'gAAAAABcanary-canary_canary'
  const request = { method: 'GET', url, retry: 'read', headers: { 'X-Auth-Token': secret } } as const
  const body = `${secret.toUpperCase()} ${Buffer.from(secret).toString('hex').toUpperCase()}`
  const response = { status: 404, headers: { [secret.toLowerCase()]: '1' }, body, url }
  expect(withoutRepeatedSecrets(request, response)).toMatchObject({
    headers: { '***': '1' },
    body: '*** ***',
  })
})

test('a password sent to another service before, unless it is a common word of errors', () => {
  const secretsFor = rememberSecrets()
  for (const secret of ['pass-Qq-1234', 'cluster'])
    withoutRepeatedSecrets(password(secret), { status: 201, headers: {}, body: '{}', url }, secretsFor)
  const response = { status: 404, headers: {}, body: 'no cluster for pass-Qq-1234', url }
  expect(withoutRepeatedSecrets({}, response, secretsFor).body).toBe('no cluster for ***')
  expect(withoutRepeatedSecrets({}, { ...response, status: 200 }, secretsFor).body).toBe(response.body)
})

test('a token, and the credentials of an Authorization header', () => {
  const headers = { 'X-Auth-Token': 'token-01', Authorization: `Basic ${btoa('me:secret-1')}` }
  expect(refusal({ headers }, `token-01 ${btoa('me:secret-1')} secret-1 me`)).toBe('*** *** *** me')
  expect(refusal({ headers: { Authorization: 'Bearer bearer-1' } }, 'bearer-1')).toBe('***')
})

test('a form', () => {
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  expect(refusal({ headers, body: 'username=demo&password=a%26b-cd' }, 'demo a&b-cd')).toBe('demo ***')
})

test('in response headers', () => {
  const response = { status: 401, headers: { 'x-openstack-request-id': 'req-token-01' }, body: '', url }
  const request = { method: 'GET', url, retry: 'read', headers: { 'X-Auth-Token': 'token-01' } } as const
  expect(withoutRepeatedSecrets(request, response).headers).toEqual({ 'x-openstack-request-id': 'req-***' })
})

test('leaves successful responses and short passwords alone', () => {
  expect(refusal(password('demo'), '{"name": "demo"}', 201)).toBe('{"name": "demo"}')
  expect(refusal(password('abcde'), 'abcde')).toBe('abcde')
})

const token = 'gAAAAABCANARYCANARYCANARY'

test('below status 400, redacts tokens everywhere, but passwords only in responses without data', () => {
  const request = { method: 'GET', url, retry: 'read', headers: { 'X-Auth-Token': token } } as const
  const answer = (status: number) => ({
    status,
    headers: { location: `x:${token}` },
    body: `said ${token}`,
    url,
  })
  for (const status of [200, 300, 302, 304]) {
    expect(withoutRepeatedSecrets(request, answer(status))).toMatchObject({
      headers: { location: 'x:***' },
      body: 'said ***',
    })
  }
  expect(refusal(password('kubernetes'), 'coe: kubernetes', 200)).toBe('coe: kubernetes')
  expect(refusal(password('kubernetes'), 'coe: kubernetes', 302)).toBe('coe: ***')
})

test.each([
  'gAAAAABCANARY\nCANARYCANARY',
  'gAAAAABC ANARY CANARY CANARY',
  'gAAAAABCANARY\\n\\tCANARYCANARY',
  'gAAAAABCANARY\u00adCANARYCANARY',
  'gAAAAABCANARY&shy;CANARY<wbr>CANARY',
  'gAAAAABCANARY%0ACANARYCANAR%59',
])('a token divided by line breaks or hints where to break: %j', (text) => {
  expect(refusal({ headers: { 'X-Auth-Token': token } }, `before ${text} after`)).toBe('before *** after')
})

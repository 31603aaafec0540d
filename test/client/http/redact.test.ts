import { redactBody, redactHeaders, redactUrl } from '../../../src/client/http/redact'

test('authentication headers', () => {
  expect(
    redactHeaders({
      'X-Auth-Token': 'canary',
      'x-subject-token': 'canary',
      'X-Service-Token': 'canary',
      Authorization: 'Bearer canary',
      'Proxy-Authorization': 'Basic canary',
      'Openstack-Auth-Receipt': 'canary',
      Cookie: 'canary',
      'set-cookie': 'canary',
      'Cookie-Policy': 'none',
      'No-Cookie': 'none',
      Accept: 'application/json',
      'X-Openstack-Request-Id': 'req-1',
      Location: '/login?token=canary&next=%2F',
    }),
  ).toEqual({
    'X-Auth-Token': '***',
    'x-subject-token': '***',
    'X-Service-Token': '***',
    Authorization: '***',
    'Proxy-Authorization': '***',
    'Openstack-Auth-Receipt': '***',
    Cookie: '***',
    'set-cookie': '***',
    'Cookie-Policy': 'none',
    'No-Cookie': 'none',
    Accept: 'application/json',
    'X-Openstack-Request-Id': 'req-1',
    Location: '/login?token=***&next=%2F',
  })
})

const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIEcanary\n-----END RSA PRIVATE KEY-----'

test.each<[string, unknown, unknown]>([
  [
    'password',
    {
      auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'canary' } } } },
    },
    { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: '***' } } } } },
  ],
  [
    'token',
    { auth: { identity: { methods: ['token'], token: { id: 'canary' } }, scope: { project: { id: 'p' } } } },
    { auth: { identity: { methods: ['token'], token: { id: '***' } }, scope: { project: { id: 'p' } } } },
  ],
  [
    'application credential',
    { auth: { identity: { application_credential: { id: 'a', secret: 'canary' } } } },
    { auth: { identity: { application_credential: { id: 'a', secret: '***' } } } },
  ],
  [
    'password in a URL',
    { http_proxy: 'http://me:canary@proxy:3128', no_proxy: 'a,b', image: 'docker.io/a:b@sha256' },
    { http_proxy: 'http://me:***@proxy:3128', no_proxy: 'a,b', image: 'docker.io/a:b@sha256' },
  ],
  [
    'passcode',
    { totp: { user: { id: 'u', passcode: 'canary' } } },
    { totp: { user: { id: 'u', passcode: '***' } } },
  ],
  [
    'trust',
    { scope: { 'OS-TRUST:trust': { id: 'canary', impersonation: false }, trustee: { id: 'u' } } },
    { scope: { 'OS-TRUST:trust': { id: '***', impersonation: false }, trustee: { id: 'u' } } },
  ],
  [
    'OAuth',
    { access_token: 'canary', refresh_token: 'canary', id_token: 'canary', expires_in: 300 },
    { access_token: '***', refresh_token: '***', id_token: '***', expires_in: 300 },
  ],
  [
    'keys',
    { 'private-key': 'canary', client_key: 'canary', clientKey: 'canary', keypair: 'mine', key: 'a' },
    { 'private-key': '***', client_key: '***', clientKey: '***', keypair: 'mine', key: 'a' },
  ],
  [
    'codes',
    { device_code: 'canary', status_code: '404', codename: 'x' },
    { device_code: '***', status_code: '404', codename: 'x' },
  ],
  ['private key under any name', { note: `a ${key} b`, pem: 'CERT' }, { note: 'a *** b', pem: 'CERT' }],
  ['lists', [{ password: 'canary' }, { tokens: ['canary'] }], [{ password: '***' }, { tokens: ['***'] }]],
])('JSON: %s', (_what, body, shown) => {
  expect(JSON.parse(redactBody(JSON.stringify(body)))).toEqual(shown)
})

test('a form', () => {
  const body = 'grant_type=password&username=demo&password=canary%26&client_secret=canary&code=canary'
  expect(redactBody(body, 'application/x-www-form-urlencoded')).toBe(
    'grant_type=password&username=demo&password=***&client_secret=***&code=***',
  )
})

test('truncated JSON', () => {
  expect(redactBody('{"name":"demo","password":"can\\"ary","access_token":"canar')).toBe(
    '{"name":"demo","password":"***","access_token":"***"',
  )
})

test('a truncated private key', () => {
  expect(redactBody('here: -----BEGIN PRIVATE KEY-----\nMIIEcanary')).toBe('here: ***')
})

test('keys such as __proto__ are plain data', () => {
  expect(redactBody('{"__proto__":{"password":"canary"}}')).toBe('{"__proto__":{"password":"***"}}')
})

test.each([
  ['https://magnum.example', 'https://magnum.example'],
  ['https://magnum.example/v1?limit=1', 'https://magnum.example/v1?limit=1'],
  ['https://user:canary@magnum.example/v1', 'https://user:***@magnum.example/v1'],
  ['https://idp.example/auth?code=canary&state=x', 'https://idp.example/auth?code=***&state=x'],
  ['https://idp.example/#access_token=canary&state=x', 'https://idp.example/#access_token=***&state=x'],
  ['no URL', 'no URL'],
  ['ftp://user:can/ary@magnum.example/v1', 'ftp://user:***@magnum.example/v1'],
  ['https://user:can ary@[bad/v1?token=canary', 'https://user:***@[bad/v1?token=***'],
  ['//user:can@ary@magnum.example/v1', '//user:***@magnum.example/v1'],
  ['user:canary@keystone:5000/v3', 'user:***@keystone:5000/v3'],
])('%s', (url, shown) => {
  expect(redactUrl(url)).toBe(shown)
})

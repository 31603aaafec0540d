import { providerOf } from '../../../src/client/keystone/oidc'
import type { LoginContext } from '../../../src/client/keystone/login'

/** Fetches the discovery document at a URL, which names this token endpoint. */
function provider(discovery: string, endpoint: string) {
  const context: LoginContext = {
    settings: new Map([['discovery_endpoint', { value: discovery, origin: { kind: 'default' } }]]),
    send: ({ url }) =>
      Promise.resolve({ status: 200, headers: {}, body: JSON.stringify({ token_endpoint: endpoint }), url }),
    now: Date.now,
    sleep: () => Promise.resolve(),
    askSecret: undefined,
    warn: () => undefined,
  }
  return providerOf(context).endpoint('access_token_endpoint', 'token_endpoint')
}

test('a document over https may only name https endpoints', async () => {
  const discovery = 'https://idp.example/.well-known/openid-configuration'
  await expect(provider(discovery, 'https://login.example/token')).resolves.toBe(
    'https://login.example/token',
  )
  for (const endpoint of [
    'http://thief.example/token',
    'ftp://idp.example/',
    '/token',
    'file:///etc/passwd',
  ]) {
    await expect(provider(discovery, endpoint)).rejects.toMatchObject({
      kind: 'failed',
      message: `The discovery document ${discovery} names a token_endpoint that is no https URL: ${endpoint}`,
      hint: 'Nothing was sent to it. Ask the administrators of the identity provider.',
    })
  }
})

test('a document over http may name http endpoints', async () => {
  const endpoint = 'http://127.0.0.1:8080/token'
  await expect(provider('http://127.0.0.1:8080/discovery', endpoint)).resolves.toBe(endpoint)
  await expect(provider('http://127.0.0.1:8080/discovery', 'gopher://x/')).rejects.toThrow(
    'no https or http URL',
  )
})

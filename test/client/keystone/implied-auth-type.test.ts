import { authTypeOf } from '../../../src/client/keystone/auth-types'
import { settingsFromEnvironment } from '../../../src/client/keystone/settings'

test.each([
  ['password', { OS_USERNAME: 'demo' }],
  ['password', { OS_USER_ID: 'u1', OS_TOKEN: 't' }],
  ['password', {}],
  ['token', { OS_TOKEN: 't', OS_AUTH_URL: 'https://x/v3' }],
  ['admin_token', { OS_TOKEN: 't', OS_ENDPOINT_OVERRIDE: 'https://m/v1', OS_USERNAME: 'demo' }],
  ['v3applicationcredential', { OS_APPLICATION_CREDENTIAL_ID: 'a', OS_APPLICATION_CREDENTIAL_SECRET: 's' }],
  ['none', { OS_AUTH_TYPE: 'None' }],
  ['admin_token', { OS_AUTH_TYPE: 'token_endpoint' }],
  ['v3token', { OS_AUTH_TYPE: 'v3token', OS_USERNAME: 'demo' }],
])('%s for %j', (name, env) => {
  expect(authTypeOf(settingsFromEnvironment(env)).name).toBe(name)
})

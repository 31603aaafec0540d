import { createTransport } from '../../../src/client/http/transport'
import { openSession, type SessionServices } from '../../../src/client/keystone/session'
import { resolveSettings, type SettingsInput } from '../../../src/client/keystone/resolve-settings'
import { secrets } from './keystone-rules'

/** Opens a session as the commands do, with only the given environment. */
export async function sessionWith(
  input: Partial<SettingsInput>,
  services: Readonly<Partial<SessionServices>> = {},
) {
  const cloud = await resolveSettings({ options: {}, env: {}, cwd: '/nowhere', home: '/nowhere', ...input })
  return openSession(cloud, {
    transport: createTransport({ retries: 0 }),
    now: () => Date.now(),
    sleep: () => Promise.resolve(),
    warn: () => undefined,
    userAgent: 'magnum/5.0.0 node/20.20.2',
    ...services,
  })
}

/** The variables for a login through the identity provider of the fake cloud. */
export function oidcVariables(authType: string, cloudUrl: string): Record<string, string> {
  return {
    OS_AUTH_TYPE: authType,
    OS_AUTH_URL: `${cloudUrl}/v3`,
    OS_IDENTITY_PROVIDER: 'acme',
    OS_PROTOCOL: 'openid',
    OS_CLIENT_ID: 'me',
    OS_DISCOVERY_ENDPOINT: `${cloudUrl}/idp/discovery`,
    OS_PROJECT_ID: 'p1',
  }
}

/** The variables of an RC file downloaded from Horizon. */
export function rcFile(authUrl: string): Record<string, string> {
  return {
    OS_AUTH_URL: authUrl,
    OS_USERNAME: 'demo',
    OS_PASSWORD: secrets.password,
    OS_PROJECT_NAME: 'demo',
    OS_USER_DOMAIN_NAME: 'Default',
    OS_PROJECT_DOMAIN_ID: 'default',
  }
}

import type { Received, Reply } from '../support/http-server'

const projectId = '5d77a789ef854bfdb3c482ac3f11315f'

/** Login variables for both clients. `$SERVICE` is replaced by the URL of the service. */
export const login: Readonly<Record<string, string>> = {
  OS_AUTH_URL: '$SERVICE/identity/v3',
  OS_USERNAME: 'demo',
  OS_PASSWORD: 'secret',
  OS_PROJECT_NAME: 'demo',
  OS_USER_DOMAIN_ID: 'default',
  OS_PROJECT_DOMAIN_ID: 'default',
}

export function answerOfKeystone({ method, url, body }: Received): Reply {
  if (method === 'POST' && url === '/identity/v3/auth/tokens') {
    return body.includes('wrong') ? unauthorized : issued([endpoint('container-infra', '$SERVICE/v1')])
  }
  if (url === '/identity' || url === '/identity/')
    return { status: 300, body: { versions: { values: [v3] } } }
  return { body: { version: v3 } }
}

const v3 = {
  id: 'v3.14',
  status: 'stable',
  updated: '2020-04-07T00:00:00Z',
  links: [{ rel: 'self', href: '$SERVICE/identity/v3/' }],
  'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
}

const unauthorized: Reply = {
  status: 401,
  body: {
    error: {
      code: 401,
      message: 'The request you have made requires authentication.',
      title: 'Unauthorized',
    },
  },
}

interface Endpoint {
  type: string
  interface: string
  url: string
  region: string
}

export function endpoint(type: string, url: string, kind = 'public', region = 'RegionOne'): Endpoint {
  return { type, interface: kind, url, region }
}

/** The response to a login, with these endpoints in the catalog. */
export function issued(endpoints: readonly Endpoint[]): Reply {
  const catalog = endpoints.map(({ type, region, ...facts }, index) => ({
    id: `service-${index}`,
    type,
    name: type,
    endpoints: [{ id: `endpoint-${index}`, region, region_id: region, ...facts }],
  }))
  const domain = { id: 'default', name: 'Default' }
  return {
    status: 201,
    headers: { 'X-Subject-Token': 'gAAAAA-token' },
    body: {
      token: {
        methods: ['password'],
        user: { domain, id: '56beffd1e0bc45388c057bd8fdfda7a3', name: 'demo', password_expires_at: null },
        audit_ids: ['JGVSi05OS2q-V9-756ObnQ'],
        expires_at: '2099-11-20T19:58:34.000000Z',
        issued_at: '2026-11-20T18:58:34.000000Z',
        project: { domain, id: projectId, name: 'demo' },
        is_domain: false,
        roles: [{ id: '7008c0fad8d54703b871a57ac770c37d', name: 'member' }],
        catalog,
      },
    },
  }
}

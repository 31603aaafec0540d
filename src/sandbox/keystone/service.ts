import { Refusal, type Handler, type Reply, type Request, routesOf, type Route } from '../server/requests'
import { parseJson, type JsonObject } from '../json'
import { createCredential, deleteCredential, listCredentials } from './application-credentials'
import { authenticate, bearerOf, type Call, headerOf, type Realm, UNAUTHENTICATED } from './authenticate'
import { catalog } from './catalog'
import { domain, users } from './identities'
import type { Token } from './tokens'

const BASE = '/identity/v3'

const routes: readonly Route<(call: Call) => Reply>[] = [
  { method: 'GET', path: '/identity', handle: versions },
  { method: 'GET', path: BASE, handle: version },
  { method: 'POST', path: `${BASE}/auth/tokens`, handle: issueToken },
  { method: 'GET', path: `${BASE}/auth/tokens`, handle: showToken },
  { method: 'DELETE', path: `${BASE}/auth/tokens`, handle: revokeToken },
  { method: 'GET', path: `${BASE}/auth/projects`, handle: listProjects },
  { method: 'GET', path: `${BASE}/projects`, handle: listProjects },
  { method: 'GET', path: `${BASE}/users/:user/application_credentials`, handle: listCredentials },
  { method: 'POST', path: `${BASE}/users/:user/application_credentials`, handle: createCredential },
  {
    method: 'DELETE',
    path: `${BASE}/users/:user/application_credentials/:credential`,
    handle: deleteCredential,
  },
]

/** Keystone's v3 API: issuing, validating and revoking tokens, and application credentials. */
export function keystoneService(realm: Realm): Handler {
  return (request) => {
    const headers = { vary: 'X-Auth-Token' }
    try {
      const reply = dispatch(request, realm)
      return { ...reply, headers: { ...headers, ...reply.headers } }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const challenge = { 'www-authenticate': `Keystone uri="${request.origin}${BASE}"` }
      return {
        status: error.status,
        headers: { ...headers, ...(error.status === 401 ? challenge : {}) },
        body: errorBody(error.status, error.reason),
      }
    }
  }
}

/** The response of Keystone's middleware in other services to a request without a valid token. */
export const unauthenticated: Reply = { status: 401, body: errorBody(401, UNAUTHENTICATED) }

/** Keystone's error body. */
export function errorBody(code: number, message: string): JsonObject {
  const titles: Record<number, string> = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
    409: 'Conflict',
  }
  return { error: { code, message, title: titles[code] ?? 'Error' } }
}

function dispatch(request: Request, realm: Realm): Reply {
  const found = routesOf(routes, request.path)
  if (found.length === 0) {
    throw new Refusal(404, 'The requested URL was not found on the server.')
  }
  const match = found.find(({ route }) => route.method === request.method)
  if (!match) throw new Refusal(405, 'The method is not allowed for the requested URL.')
  const body = request.body.length > 0 ? parseJson(request.body.toString()) : undefined
  return match.route.handle({ request, params: match.params, body, realm })
}

function versionDocument(origin: string): JsonObject {
  return {
    id: 'v3.14',
    status: 'stable',
    updated: '2020-04-07T00:00:00Z',
    links: [{ rel: 'self', href: `${origin}${BASE}/` }],
    'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
  }
}

function versions({ request: { origin } }: Call): Reply {
  return {
    status: 300,
    headers: { location: `${origin}${BASE}/` },
    body: { versions: { values: [versionDocument(origin)] } },
  }
}

function version({ request: { origin } }: Call): Reply {
  return { status: 200, body: { version: versionDocument(origin) } }
}

function issueToken({ request, body, realm }: Call): Reply {
  const token = authenticate(body, realm)
  return {
    status: 201,
    headers: { 'x-subject-token': token.id },
    body: { token: tokenBody(token, request) },
  }
}

function showToken(call: Call): Reply {
  bearerOf(call)
  const subject = subjectOf(call)
  return {
    status: 200,
    headers: { 'x-subject-token': subject.id },
    body: { token: tokenBody(subject, call.request) },
  }
}

function revokeToken(call: Call): Reply {
  bearerOf(call)
  call.realm.tokens.revoke(subjectOf(call).id)
  return { status: 204 }
}

function listProjects(call: Call): Reply {
  const { user } = bearerOf(call)
  const self = `${call.request.origin}${BASE}/projects`
  const projects = users
    .filter((each) => each.id === user.id)
    .map(({ project }) => ({ ...project, domain_id: domain.id, enabled: true, is_domain: false }))
  return { status: 200, body: { links: { next: null, previous: null, self }, projects } }
}

function subjectOf({ request, realm }: Call): Token {
  const token = realm.tokens.find(headerOf(request, 'x-subject-token'))
  if (!token) throw new Refusal(404, 'This is not a recognized Fernet token.')
  return token
}

function tokenBody(token: Token, request: Request): JsonObject {
  const { user, project, credential } = token
  const time = (at: number) => `${new Date(at).toISOString().slice(0, 19)}.000000Z`
  return {
    methods: token.methods,
    user: { domain: { ...domain }, id: user.id, name: user.name, password_expires_at: null },
    audit_ids: token.auditIds,
    expires_at: time(token.expiresAt),
    issued_at: time(token.issuedAt),
    ...(project && {
      project: { domain: { ...domain }, ...project },
      is_domain: false,
      roles: user.roles.map((role) => ({ ...role })),
      ...(request.query.has('nocatalog') ? {} : { catalog: catalog(request.origin, project.id) }),
    }),
    ...(credential && {
      application_credential: {
        id: credential.id,
        name: credential.name,
        restricted: !credential.unrestricted,
      },
    }),
  }
}

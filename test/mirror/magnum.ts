import type { Received, Reply } from '../support/http-server'
import { authority, signed } from './authority'
import { certificate, cluster, quota, service, stats, template } from './resources'

type Handler = (name: string, request: Received) => Reply

/** The default responses of Magnum. Resources named `missing…` do not exist. */
const routes: readonly (readonly [method: string, path: RegExp, handler: Handler])[] = [
  ['GET', /^\/v1\/clusters(?:\/detail)?$/, () => listOf('clusters', ['k8s', 'swarm', 'prod-1'].map(cluster))],
  ['POST', /^\/v1\/clusters$/, () => accepted],
  ['GET', /^\/v1\/clusters\/(.+)$/, (name) => found(name, cluster(name))],
  ['PATCH', /^\/v1\/clusters\/(.+)$/, (name) => found(name, { uuid: cluster(name).uuid }, 202)],
  ['DELETE', /^\/v1\/clusters\/(.+)$/, (name) => found(name, undefined, 204)],
  [
    'GET',
    /^\/v1\/clustertemplates(?:\/detail)?$/,
    () => listOf('clustertemplates', [template('one'), template('two')]),
  ],
  [
    'POST',
    /^\/v1\/clustertemplates$/,
    (_, { body }) => ({ status: 201, body: template(String(object(body).name)) }),
  ],
  ['GET', /^\/v1\/clustertemplates\/(.+)$/, (name) => found(name, template(name))],
  ['PATCH', /^\/v1\/clustertemplates\/(.+)$/, (name) => found(name, template(name))],
  ['DELETE', /^\/v1\/clustertemplates\/(.+)$/, (name) => found(name, undefined, 204)],
  ['POST', /^\/v1\/certificates$/, (_, { body }) => sign(object(body))],
  ['GET', /^\/v1\/certificates\/(.+)$/, (name) => found(name, certificate(name, authority().certificate))],
  ['PATCH', /^\/v1\/certificates\/(.+)$/, (name) => found(name, undefined, 202)],
  ['GET', /^\/v1\/quotas$/, () => listOf('quotas', [quota('p1', 5), quota('p2', 10)])],
  [
    'POST',
    /^\/v1\/quotas$/,
    (_, { body }) => ({ status: 201, body: { ...quota('p1', 1), ...object(body) } }),
  ],
  ['GET', /^\/v1\/quotas\/(.+)\/.+$/, (name) => found(name, quota(name, 3))],
  [
    'PATCH',
    /^\/v1\/quotas\/(.+)\/.+$/,
    (name, { body }) => found(name, { ...quota(name, 3), ...object(body) }, 202),
  ],
  ['DELETE', /^\/v1\/quotas\/(.+)\/.+$/, (name) => found(name, undefined, 204)],
  ['GET', /^\/v1\/stats$/, () => ({ body: stats })],
  ['GET', /^\/v1\/mservices$/, () => listOf('mservices', [service(2), service(1)])],
  ['GET', /^\/v1$/, () => ({ body: { id: 'v1', links: [] } })],
]

export function answerOfMagnum(request: Received): Reply {
  const { pathname } = new URL(request.url, 'http://localhost')
  for (const [method, path, handler] of routes) {
    const match = path.exec(pathname.replace(/\/$/, ''))
    if (match && method === request.method) return withVersion(handler(decoded(match[1] ?? ''), request))
  }
  return withVersion(fault(404, 'Not Found', 'The resource could not be found.'))
}

/** The shape of Magnum's errors (magnum/api/middleware/parsable_error.py). */
export function fault(status: number, title: string, detail: string): Reply {
  const error = { request_id: '', code: '', status, title, detail, links: [] }
  return {
    status,
    headers: { 'X-Openstack-Request-Id': 'req-00000000-0000-4000-8000-000000000000' },
    body: { errors: [error] },
  }
}

export function listOf(collection: string, rows: readonly unknown[], next: string | null = null): Reply {
  return { body: { [collection]: rows, next } }
}

const accepted: Reply = { status: 202, body: { uuid: '731387cf-a92b-4c36-981e-3271d63e5597' } }

function found(name: string, body: unknown, status = 200): Reply {
  return name.startsWith('missing')
    ? fault(404, `${name} could not be found.`, `${name} could not be found.`)
    : { status, body }
}

function sign({ cluster_uuid: uuid, csr }: Record<string, unknown>): Reply {
  return { status: 201, body: { ...certificate(String(uuid), signed(String(csr))), csr } }
}

function withVersion(reply: Reply): Reply {
  const headers = {
    'OpenStack-API-Minimum-Version': 'container-infra 1.1',
    'OpenStack-API-Maximum-Version': 'container-infra 1.10',
    ...reply.headers,
  }
  return { ...reply, headers }
}

function object(body: string): Record<string, unknown> {
  const parsed: unknown = JSON.parse(body)
  if (typeof parsed !== 'object' || parsed === null) return {}
  return Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== null))
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

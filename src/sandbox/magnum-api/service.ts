import { Refusal, type Handler, type Reply, type Request, routesOf } from '../server/requests'
import { parseJson, type JsonObject } from '../json'
import { isAdministrator } from '../keystone/identities'
import { unauthenticated } from '../keystone/service'
import type { Token } from '../keystone/tokens'
import type { Caller, Cloud } from './call'
import { requestedVersion, unsupported, versionHeaders, type Version } from './microversion'
import { routes } from './routes'

/** Magnum's v1 API. Checks authentication, microversion and route in the order of the real service. */
export function magnumService(cloud: Cloud): Handler {
  return async (request) => {
    const segments = request.path.split('/').filter((segment) => segment !== '')
    if (segments.length === 0) return { status: 200, body: rootDocument(request.origin, cloud.newest) }
    const token = cloud.tokens.find(String(request.headers['x-auth-token']))
    const isPublic = segments.length === 1 && segments[0] === 'v1'
    if (!isPublic && !token) {
      const challenge = { 'www-authenticate': `Keystone uri="${request.origin}/identity/v3"` }
      return { ...unauthenticated, headers: challenge }
    }
    if (segments[0] !== 'v1') return frameworkError(404, 'Not Found', '')
    try {
      const version = requestedVersion(request.headers, cloud.newest)
      const refused = unsupported(version, cloud.newest)
      if (refused) return refused
      if (!token || isPublic) return document(request, version, cloud)
      return await dispatch(cloud, request, callerOf(token), version)
    } catch (error) {
      if (error instanceof Refusal) return frameworkError(error.status, 'Not Acceptable', error.reason)
      throw error
    }
  }
}

function document({ origin }: Request, version: Version, { newest }: Cloud): Reply {
  return {
    status: 200,
    headers: versionHeaders(version, newest),
    body: versionDocument(origin, version.minor, newest),
  }
}

const callerOf = ({ user, project }: Token): Caller => ({
  userId: user.id,
  projectId: project?.id ?? '',
  isAdmin: isAdministrator(user),
})

async function dispatch(cloud: Cloud, request: Request, caller: Caller, version: Version): Promise<Reply> {
  const { minor } = version
  const here = routesOf(routes, request.path).filter(({ route: { since, until } }) => {
    const there = (since?.minor ?? 1) <= cloud.newest
    return there && (until ?? minor) >= minor
  })
  if (here.length === 0) return frameworkError(404, 'Not Found', '')
  const match = here.find(({ route }) => route.method === request.method)
  if (!match) return frameworkError(405, 'Method Not Allowed', '')
  const { since, admin, handle } = match.route
  if (since && since.minor > minor) {
    const reason = `Version 1.${minor} was requested but the requested API ${since.api} is not supported for this version.`
    return frameworkError(406, 'Not Acceptable', reason)
  }
  const headers = versionHeaders(version, cloud.newest)
  try {
    if (admin && !caller.isAdmin) throw new Refusal(403, `Policy doesn't allow ${admin} to be performed.`)
    const reply = await handle({ cloud, request, params: match.params, body: bodyOf(request), caller, minor })
    return { ...reply, headers: { ...headers, ...reply.headers } }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: error.status, headers, body: clientError(error) }
  }
}

function bodyOf({ body, method, headers }: Request) {
  if (body.length === 0 || method === 'GET' || method === 'DELETE') return undefined
  const [type = ''] = (headers['content-type'] ?? 'application/json').split(';')
  if (type.trim().toLowerCase() !== 'application/json') throw new Refusal(415, `Unknown mimetype: ${type}`)
  const parsed = parseJson(body.toString())
  if (parsed === undefined) throw new Refusal(400, 'Request is not in valid JSON format')
  return parsed
}

/** An error of an API method. The title is the detail up to its first full stop, as in Magnum. */
function clientError({ status, reason }: Refusal): JsonObject {
  const [title = ''] = reason.split('.')
  return errors({ code: status < 500 ? 'client' : 'server', status, title, detail: reason })
}

/** An error of the framework around the API methods, without version headers. */
function frameworkError(status: number, title: string, detail: string): Reply {
  return { status, body: errors({ code: '', status, title, detail }) }
}

function errors(error: JsonObject): JsonObject {
  return { errors: [{ request_id: '', ...error, links: [] }] }
}

function rootDocument(origin: string, newest: number): JsonObject {
  return {
    name: 'OpenStack Magnum API',
    description: 'Magnum is an OpenStack project which aims to provide container cluster management.',
    versions: [
      {
        id: 'v1',
        links: [{ href: `${origin}/v1/`, rel: 'self' }],
        status: 'CURRENT',
        max_version: `1.${newest}`,
        min_version: '1.1',
      },
    ],
  }
}

function versionDocument(origin: string, minor: number, newest: number): JsonObject {
  const resource = (path: string) => [
    { href: `${origin}/v1/${path}`, rel: 'self' },
    { href: `${origin}/${path}`, rel: 'bookmark' },
  ]
  const names = [
    ...(minor < 11 ? ['baymodels', 'bays'] : []),
    ...['clustertemplates', 'clusters', 'quotas', 'certificates', 'mservices', 'stats', 'federations'],
  ]
  return {
    id: 'v1',
    media_types: [{ base: 'application/json', type: 'application/vnd.openstack.magnum.v1+json' }],
    links: [
      { href: `${origin}/v1/`, rel: 'self' },
      {
        href: 'http://docs.openstack.org/developer/magnum/dev/api-spec-v1.html',
        rel: 'describedby',
        type: 'text/html',
      },
    ],
    ...Object.fromEntries(names.map((name) => [name, resource(`${name}/`)])),
    nodegroups: resource('clusters/{cluster_id}/nodegroups'),
    ...(newest >= 12 ? { credentials: resource('credentials/') } : {}),
  }
}

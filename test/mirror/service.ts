import type { Issued } from '../support/certificates'
import { type Received, type Reply, serve, serveTls } from '../support/http-server'
import { isObject } from '../../src/foundation/json'
import { meaningOfRequest } from './authority'
import { answerOfKeystone } from './keystone'
import { answerOfMagnum } from './magnum'

/** A recorded request, without token and User-Agent. */
export interface Request {
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  microversion: string | undefined
}

/** Whether a request changes something: reads before a failure are not compared. */
export const isChange = ({ method, path }: Request) => method !== 'GET' && !path.startsWith('/identity')

/** Responses by `METHOD /path` that replace the default ones. In a list each is sent once, the last one repeatedly. */
export type Answers = Readonly<Record<string, Reply | readonly Reply[]>>

/** A cloud that records requests, with Keystone at /identity and Magnum at /v1. */
export interface RecordingService {
  url: string
  /** Clears the recorded requests and replaces default responses. */
  begin(answers: Answers): void
  /** Logins and requests to Magnum, in order of arrival. */
  recorded(): Request[]
  close(): Promise<void>
}

/** @param identity the certificate of a TLS service */
export async function startService(identity?: Issued): Promise<RecordingService> {
  let special = new Map<string, Reply[]>()
  const answer = (request: Received): Reply => {
    const { pathname } = new URL(request.url, 'http://localhost')
    // Some requests have a slash before the query.
    const queue = special.get(`${request.method} ${pathname.replace(/(?<=.)\/$/, '')}`)
    const reply =
      (queue && queue.length > 1 ? queue.shift() : queue?.[0]) ??
      (pathname.startsWith('/identity') ? answerOfKeystone(request) : answerOfMagnum(request))
    return withUrl(reply, server.url)
  }
  const server = await (identity ? serveTls(identity, answer) : serve(answer))
  return {
    url: server.url,
    begin: (answers) => {
      server.requests.length = 0
      special = new Map(Object.entries(answers).map(([key, replies]) => [key, [replies].flat()]))
    },
    recorded: () => server.requests.filter(isOfInterest).map(recorded),
    close: () => server.close(),
  }
}

/** Replaces `$SERVICE` in a response by the URL of the service. */
function withUrl(reply: Reply, url: string): Reply {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null)
  if (!text.includes('$SERVICE')) return reply
  const replaced = text.replaceAll('$SERVICE', url)
  return { ...reply, body: typeof reply.body === 'string' ? replaced : (JSON.parse(replaced) as unknown) }
}

/** Ignores version discovery of Keystone and Magnum. */
const isOfInterest = ({ method, url }: Received) => !(method === 'GET' && /^\/(identity\b|v1\/?$)/.test(url))

function recorded({ method, url, headers, body }: Received): Request {
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const microversion = headers['openstack-api-version']
  return {
    method,
    path: decoded(pathname),
    query: Object.fromEntries(searchParams),
    body: withRequestRead(json(body)),
    microversion: Array.isArray(microversion) ? microversion.join() : microversion,
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** CSRs always differ between clients. */
function withRequestRead(body: unknown): unknown {
  return isObject(body) && typeof body['csr'] === 'string'
    ? { ...body, csr: meaningOfRequest(body['csr']) }
    : body
}

function json(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body === '' ? undefined : body
  }
}

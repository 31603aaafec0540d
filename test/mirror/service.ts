import type { Issued } from '../support/certificates'
import { type Received, type Reply, serve, serveTls } from '../support/http-server'
import { isObject } from '../../src/foundation/json'
import { meaningOfRequest } from './authority'
import { answerOfKeystone } from './keystone'
import { answerOfMagnum } from './magnum'

/** What one command line made of the service, token and User-Agent apart. */
export interface Request {
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  microversion: string | undefined
}

/** Requests that change something at the service; what a client reads before it fails does no harm. */
export const isChange = ({ method, path }: Request) => method !== 'GET' && !path.startsWith('/identity')

/** Answers that differ from the usual ones, by `METHOD /path`; of several each is given once, the last for ever. */
export type Answers = Readonly<Record<string, Reply | readonly Reply[]>>

/** A cloud that records what is asked of it: Keystone below /identity, Magnum below /v1. */
export interface RecordingService {
  url: string
  /** Forgets what was recorded; the answers that follow are the usual ones but for those given. */
  begin(answers: Answers): void
  /** Requests to Magnum and logins, in the order of their arrival. */
  recorded(): Request[]
  close(): Promise<void>
}

/** @param identity what it proves who it is with, for one with TLS */
export async function startService(identity?: Issued): Promise<RecordingService> {
  let special = new Map<string, Reply[]>()
  const answer = (request: Received): Reply => {
    const { pathname } = new URL(request.url, 'http://localhost')
    // Where a query follows there is a slash before it, sometimes.
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

/** `$SERVICE` in an answer stands for the service's own URL. */
function withUrl(reply: Reply, url: string): Reply {
  const text = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? null)
  if (!text.includes('$SERVICE')) return reply
  const replaced = text.replaceAll('$SERVICE', url)
  return { ...reply, body: typeof reply.body === 'string' ? replaced : (JSON.parse(replaced) as unknown) }
}

/** Looking at the versions of Keystone and Magnum changes nothing and says nothing. */
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

/** No two clients send the same CSR. */
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

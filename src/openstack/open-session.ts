import { randomUUID } from 'node:crypto'
import { MagnumError } from '../errors'
import { errorFromResponse, withHint } from '../http/errors'
import type { HttpRequest, HttpResponse, Transport } from '../http/transport'
import type { Access } from './access'
import { authTypeOf } from './auth-types'
import { completeCredentials, credentialsHint } from './credentials'
import { serviceRoot } from './endpoint'
import type { LoginContext } from './login'
import type { Session, SessionRequest } from './session'
import type { CloudSettings } from './settings'

/** What a session needs of the world. */
export interface SessionServices {
  transport: Transport
  /** Milliseconds since the epoch. */
  now: () => number
  /** Asks for a secret without echo; given only where standard input is a terminal. */
  askSecret?: (question: string) => Promise<string>
  warn: (text: string) => void
  /** `magnum/<version> node/<version>` */
  userAgent: string
}

// keystoneauth, identity/base.py, MIN_TOKEN_LIFE_SECONDS: a token that is about to expire is renewed before use.
const shortestLife = 120_000

/** A session at the cloud that the settings describe. Nothing is sent before the first request. */
export function openSession(cloud: CloudSettings, services: SessionServices): Session {
  const { transport, now } = services
  const common = commonHeaders(services.userAgent)
  const send = (request: HttpRequest) =>
    transport.send({ ...request, headers: { ...common, ...request.headers } })
  let current: Promise<Access> | undefined

  async function logIn(): Promise<Access> {
    const type = authTypeOf(cloud.settings)
    const settings = await completeCredentials(cloud, type, services.askSecret)
    const context: LoginContext = { settings, send, now, askSecret: services.askSecret, warn: services.warn }
    try {
      return await type.logIn(context)
    } catch (error) {
      throw error instanceof MagnumError && error.status === 401
        ? withHint(error, credentialsHint(settings))
        : error
    }
  }

  async function access(): Promise<Access> {
    current ??= logIn()
    const granted = await current
    if (!isShortLived(granted, now())) return granted
    current = logIn()
    return current
  }

  async function sendWith(granted: Access, request: SessionRequest): Promise<HttpResponse> {
    const { method, json } = request
    return send({
      method,
      url: serviceRoot(cloud.settings, granted) + request.path + queryString(request.query),
      headers: { ...request.headers, ...granted.headers },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      retry: method === 'GET' ? 'read' : 'change',
    })
  }

  return {
    async request(request) {
      const granted = await access()
      let response = await sendWith(granted, request)
      // Without a Keystone there is no other token to be had.
      if (response.status === 401 && granted.catalog) {
        current = logIn()
        response = await sendWith(await current, request)
      }
      if (response.status < 400) return response
      const error = errorFromResponse(response)
      throw response.status === 401 ? withHint(error, credentialsHint(cloud.settings)) : error
    },
    projectId: async () => (await access()).projectId,
    close: () => transport.close(),
  }
}

function commonHeaders(userAgent: string): Record<string, string> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': userAgent,
    // The same for every request of one command: operators find them all in the logs of all services.
    'X-OpenStack-Request-ID': `req-${randomUUID()}`,
  }
}

function isShortLived({ expiresAt, clockSkew }: Access, now: number): boolean {
  return expiresAt !== undefined && expiresAt - (now + clockSkew) < shortestLife
}

function queryString(query: SessionRequest['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

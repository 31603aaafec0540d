import type { MagnumError } from '../../foundation/errors'
import { stringifyJson } from '../../foundation/exact-json'
import { errorFromResponse } from '../http/errors'
import type { HttpResponse, Transport } from '../http/transport'
import type { Access } from './access'
import { credentialsHint } from './credentials'
import { serviceRoot } from './endpoint'
import type { Send } from './login'
import { type Login, openLogin } from './open-login'
import { type CloudSettings, describeOrigin, type Settings } from './settings'
import type { PrivateStore } from './token-cache'

/** A request to the service of a session. */
export interface SessionRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  /** Escaped path below the endpoint's version root: `/clusters/my%20cluster`. */
  path: string
  query?: Readonly<Record<string, string | number | undefined>>
  headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  json?: unknown
}

/**
 * A session at a cloud. It logs in when first used, adds the token, finds the endpoint, logs in again exactly
 * once after a 401, and throws a `MagnumError` for every status from 400 on.
 */
export interface Session {
  request(request: SessionRequest): Promise<HttpResponse>
  /** The project of the token's scope, if any. */
  projectId(): Promise<string | undefined>
  close(): void
}

/** What a session needs from its caller. */
export interface SessionServices {
  transport: Transport
  /** Milliseconds since the epoch. */
  now: () => number
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Prompts for a secret without echo; given only if standard input is a terminal. */
  askSecret?: ((question: string) => Promise<string>) | undefined
  warn: (text: string) => void
  /** Opens a page in the user's browser, if there is one. */
  openBrowser?: ((url: string) => Promise<void>) | undefined
  /** `magnum/<version> node/<version>` */
  userAgent: string
  /** The token cache; given only if the user enabled it. */
  tokens?: PrivateStore | undefined
}

/**
 * A session with these settings. Sends nothing before the first request.
 *
 * @param login a login shared with other sessions
 * @param root the base URL of the paths; default: Magnum's API
 */
export function openSession(
  cloud: CloudSettings,
  services: SessionServices,
  login = openSessionLogin(cloud, services),
  root = serviceRoot,
): Session {
  function sendWith(access: Access, request: SessionRequest): Promise<HttpResponse> {
    const { method, json } = request
    return login.send({
      method,
      url: root(cloud.settings, access) + request.path + queryString(request.query),
      headers: { ...request.headers, ...access.headers },
      ...(json === undefined ? {} : { body: stringifyJson(json) }),
      retry: method === 'GET' ? 'read' : 'change',
    })
  }

  return {
    async request(request) {
      const access = await login.access()
      let response = await sendWith(access, request)
      // A change that was redirected may have taken effect, so it must not be repeated.
      const canRepeat = request.method === 'GET' || !response.isRedirected
      // Without Keystone there is no other token.
      if (response.status === 401 && access.catalog && canRepeat) {
        response = await sendWith(await login.renew(access), request)
      }
      // A redirect that was not followed had no effect.
      if (response.status < 300) return response
      throw explained(errorFromResponse(response), access, cloud.settings)
    },
    projectId: async () => (await login.access()).projectId,
    close: () => services.transport.close(),
  }
}

/** A login and the transport it shares with its sessions. */
export interface SessionLogin extends Login {
  send: Send
}

/** A login without a session, for its token or for several sessions. */
export function openSessionLogin(cloud: CloudSettings, services: SessionServices): SessionLogin {
  const send = sender(services)
  return { ...openLogin(cloud, { ...services, send }), send }
}

/** Adds the headers common to all requests of a command. */
export function sender({ transport, userAgent }: Pick<SessionServices, 'transport' | 'userAgent'>): Send {
  const common = commonHeaders(userAgent)
  return (request) => transport.send({ ...request, headers: { ...common, ...request.headers } })
}

/** Adds what only the login knows: which credentials were rejected, or which roles were missing. */
function explained(error: MagnumError, access: Access, settings: Settings): MagnumError {
  if (error.status === 401) return error.withHint(error.hint ?? credentialsHint(settings))
  if (error.status === 406) return withVersionAsked(error, settings)
  if (error.status !== 403 || !access.catalog) return error
  const where = access.projectName ?? access.projectId
  return error.withHint(
    `${access.userName ?? 'The user'} has the roles ${access.roles.join(', ') || '(none)'}` +
      `${where ? ` in project ${where}` : ''}: ask an administrator for another role, or use another project.`,
  )
}

/** Names the setting that requested the unsupported version. */
function withVersionAsked(error: MagnumError, settings: Settings): MagnumError {
  const asked = settings.get('api_version')
  if (!asked) return error
  const who = `${describeOrigin(asked.origin)} asks for ${asked.value}.`
  return error.withHint(`${error.hint ?? ''} ${who}`.trim())
}

function commonHeaders(userAgent: string): Record<string, string> {
  return {
    Accept: 'application/json',
    'Content-Type': 'application/json',
    'User-Agent': userAgent,
    // Shared by all requests of a command, so that operators can find them in all logs.
    'X-OpenStack-Request-ID': newRequestId(),
  }
}

function queryString(query: SessionRequest['query']): string {
  const given = Object.entries(query ?? {}).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given).toString()}` : ''
}

/**
 * A new `X-OpenStack-Request-ID` for a command, in the format of oslo.middleware (oslo_middleware/request_id.py: `req-`
 * and a UUID). It need not be secret, so it avoids node:crypto, whose loading takes longer than the rest of a request.
 */
function newRequestId(): string {
  const digit = () => Math.floor(Math.random() * 16)
  const uuid = 'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx'
    .replace(/x/g, () => digit().toString(16))
    .replace('y', () => ((digit() & 3) | 8).toString(16))
  return `req-${uuid}`
}

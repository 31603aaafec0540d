import { MagnumError } from '../foundation/errors'
import type { TlsOptions } from './http/tls'
import type { TraceListener } from './http/messages'
import {
  createTransport,
  systemClock,
  type Clock,
  type Transport,
  type TransportOptions,
} from './http/transport'
import { rootOf, type ServiceType } from './keystone/endpoint'
import {
  openSession,
  openSessionLogin,
  type Session,
  type SessionLogin,
  type SessionServices,
} from './keystone/session'
import { resolveSettings, type SettingsInput } from './keystone/resolve-settings'
import {
  connectionSettings,
  isTrue,
  valueOf,
  type CloudSettings,
  type ConnectionSettings,
} from './keystone/settings'
import type { PrivateStore } from './keystone/token-cache'

/** An open cloud. */
export interface OpenCloud {
  settings: CloudSettings
  transport: Transport
  /** What logins and sessions need. */
  services: SessionServices
  /** The login of all sessions. */
  login: SessionLogin
  /** The session at Magnum. */
  magnum: Session
  /** A session at another service. */
  sessionAt(type: ServiceType): Session
}

export interface OpenCloudOptions extends Omit<SettingsInput, 'fetchProfile'> {
  /** Default: the system clock. */
  clock?: Clock | undefined
  userAgent: string
  warn: (text: string) => void
  /** Prompts for a missing secret; undefined without a terminal. */
  askSecret?: ((question: string) => Promise<string>) | undefined
  /** Opens a page in the user's browser, for logins that need one. */
  openBrowser?: ((url: string) => Promise<void>) | undefined
  /** Caches tokens if the settings enable it; undefined to cache none. */
  tokenStore?: (() => Promise<PrivateStore | undefined>) | undefined
  /** Called for every exchange. */
  trace?: ((tls: TlsOptions) => Promise<TraceListener | undefined>) | undefined
  /** Time limits and retries, which override the settings. */
  transport?: Omit<TransportOptions, 'env' | 'tls'> | undefined
}

/** Combines settings and transport, for the command and the library. Sends nothing. */
export async function openCloud(options: OpenCloudOptions): Promise<OpenCloud> {
  const { env, home, clock = systemClock, warn, userAgent, askSecret, openBrowser } = options
  const settings = await resolveSettings({ ...options, fetchProfile: (url) => fetchProfile(url, options) })
  settings.warnings.forEach(warn)
  const connection = connectionSettings(settings, home)
  tlsWarnings(connection).forEach(warn)
  const { cacert, cert, key, insecure, timeout, retries } = connection
  const tls = { insecure, caFile: cacert, certFile: cert, keyFile: key }
  const trace = await options.trace?.(tls)
  const transport = createTransport({
    env,
    tls,
    clock,
    timeouts: timeout === undefined ? {} : { overall: timeout * 1000 },
    retries,
    trace,
    ...options.transport,
  })
  const wantsTokens = isTrue(valueOf(settings.settings, 'cache'))
  const tokens = wantsTokens ? await options.tokenStore?.() : undefined
  const services: SessionServices = {
    transport,
    now: () => clock.now(),
    sleep: (milliseconds, signal) =>
      clock.sleep(milliseconds, either(options.transport?.interrupted, signal)),
    warn,
    userAgent,
    askSecret,
    openBrowser,
    tokens,
  }
  const login = openSessionLogin(settings, services)
  return {
    settings,
    transport,
    services,
    login,
    magnum: openSession(settings, services, login),
    sessionAt: (type) => openSession(settings, services, login, rootOf(type)),
  }
}

function tlsWarnings({ cacert, cert, key, insecure }: ConnectionSettings): string[] {
  const against = cacert === undefined ? '' : `, not even against ${cacert}`
  return [
    ...(insecure ? [`WARNING: the cloud's certificate is not checked${against}.`] : []),
    ...(key !== undefined && cert === undefined
      ? [`WARNING: the client key ${key} is not used without a client certificate (--os-cert).`]
      : []),
  ]
}

function either(one: AbortSignal | undefined, other: AbortSignal | undefined): AbortSignal | undefined {
  return one && other ? AbortSignal.any([one, other]) : (one ?? other)
}

/** Fetches a vendor profile, with default connection settings, since the configured ones depend on it. */
async function fetchProfile(url: string, { env, clock, transport }: OpenCloudOptions): Promise<string> {
  const { errorFromResponse } = await import('./http/errors')
  const connection = createTransport({ env, clock, ...transport })
  try {
    const response = await connection.send({ method: 'GET', url, retry: 'read' })
    if (response.status < 400) return response.body
    const { message } = errorFromResponse(response)
    throw new MagnumError(
      'failed',
      `${new URL(url).origin} is a remote profile that could not be fetched: ${message}`,
    )
  } finally {
    connection.close()
  }
}

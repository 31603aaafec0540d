import { MagnumError } from './errors'
import type { Host } from './host'
import type { Transport } from './http/transport'
import type { PrivateStore } from './openstack/open-login'
import type { SessionServices } from './openstack/open-session'
import type { CloudSettings } from './openstack/settings'
import { startTracing } from './tracing'
import { connectionPreferences } from './preferences'
import { version } from './version'

/** A cloud that can be talked to: its settings, the connections, and what a session at it needs. */
export interface OpenCloud {
  settings: CloudSettings
  transport: Transport
  services: SessionServices
  /** Ends the connections, and the tracing with its table. */
  close(): Promise<void>
}

/** Puts settings and transport together. Nothing is sent yet. */
export async function openCloud(
  host: Host,
  globals: Readonly<Record<string, unknown>>,
  warn: (text: string) => void,
): Promise<OpenCloud> {
  const { resolveSettings } = await import('./openstack/resolve-settings')
  const { connectionSettings, isTrue, valueOf } = await import('./openstack/settings')
  const home = host.env.HOME ?? ''
  const preferred = connectionPreferences(host.env)
  const settings = await resolveSettings({
    options: globals,
    env: host.env,
    cwd: host.cwd(),
    home,
    preferred,
    fetchProfile: (url) => fetchProfile(url, host),
  })
  settings.warnings.forEach(warn)
  const { cacert, cert, key, insecure, timeout, retries } = connectionSettings(settings, home)
  if (insecure) {
    const against = cacert === undefined ? '' : `, not even against ${cacert}`
    warn(`WARNING: the cloud's certificate is not checked${against}.`)
  }
  const tls = { insecure, caFile: cacert, certFile: cert, keyFile: key }
  const tracing = await startTracing(host, globals, tls)
  const { createTransport } = await import('./http/transport')
  const transport = createTransport({
    env: host.env,
    tls,
    ...(timeout === undefined ? {} : { timeouts: { overall: timeout * 1000 } }),
    ...(retries === undefined ? {} : { retries }),
    interrupted: host.interrupted,
    clock: host,
    ...(tracing && { trace: tracing.listener }),
  })
  const tokens = isTrue(valueOf(settings.settings, 'cache')) ? await keptTokens(host, home) : undefined
  const { stdin } = host
  const services: SessionServices = {
    transport,
    now: host.now,
    sleep: (milliseconds) => host.sleep(milliseconds, host.interrupted),
    warn,
    userAgent: `magnum/${version} ${host.runtime}`,
    ...(stdin.isTerminal ? { askSecret: (question: string) => stdin.ask(question, { echo: false }) } : {}),
    ...(tokens ? { tokens } : {}),
  }
  const close = async () => {
    transport.close()
    await tracing?.end()
  }
  return { settings, transport, services, close }
}

/** The text of a vendor's profile. The settings of the connection are not known yet: it is made without them. */
async function fetchProfile(url: string, host: Host): Promise<string> {
  const { createTransport } = await import('./http/transport')
  const { errorFromResponse } = await import('./http/errors')
  const transport = createTransport({ env: host.env, interrupted: host.interrupted, clock: host })
  try {
    const response = await transport.send({ method: 'GET', url, retry: 'read' })
    if (response.status < 400) return response.body
    const { message } = errorFromResponse(response)
    throw new MagnumError(
      'failed',
      `${new URL(url).origin} is a remote profile that could not be fetched: ${message}`,
    )
  } finally {
    transport.close()
  }
}

async function keptTokens({ env }: Host, home: string): Promise<PrivateStore | undefined> {
  const { tokenFolder, tokenStore } = await import('./openstack/token-store')
  const folder = tokenFolder(env, home)
  return folder === undefined ? undefined : tokenStore(folder)
}

import type { Context } from '../cli/context'
import { canBeAsked, type Host, type Question } from '../foundation/host'
import type { MagnumClient } from '../client/magnum/client'
import type { OpenCloud } from '../client/open-cloud'
import { wantsColour } from '../output/colour'
import { connectionPreferences, storedPreferences } from './preferences'
import { startTracing, type Tracing } from './tracing'
import { userFolder } from '../foundation/own-folder'
import { version } from '../foundation/version'
import type { ServiceType } from '../client/keystone/endpoint'
import type { Session } from '../client/keystone/session'
import { visible } from '../output/sanitise'

/** Creates the context of a command, which loads and connects on first use. */
export function createContext(host: Host, globals: Readonly<Record<string, unknown>>): Context {
  let opened: Promise<ClosableCloud> | undefined
  let client: Promise<MagnumClient> | undefined
  const warn = (text: string) => {
    // A failure to write a warning is not an error.
    host.stderr.write(`${visible(text)}\n`).catch(() => undefined)
  }
  const planned: string[] = []
  const plan = globals.dryRun === true ? (change: string) => void planned.push(change) : undefined
  const cloud = () => (opened ??= openCloudOf(host, globals, warn, ask))
  const isPainted = () =>
    wantsColour(globals.color ?? storedPreferences(host.env).color, host.env, () => host.stderr.isTerminal)
  const ask = (question: Question) => host.stdin.ask(question, { colour: isPainted() })
  return {
    host,
    warn,
    spin: (text) => host.stderr.spin(text, { colour: isPainted() }),
    ask,
    planned,
    isDryRun: plan !== undefined,
    note: (text) => plan?.(`${text}\n`),
    change: async (what, work) => (plan ? plan(`${what}\n`) : work()),
    cloud,
    magnum: () => (client ??= cloud().then((found) => connect(found, plan))),
    service: async (type) => openService(type, await cloud()),
    close: async () => {
      const found = await opened?.catch(() => undefined)
      await found?.close()
    },
  }
}

/** A cloud, and the cleanup after the command. */
interface ClosableCloud extends OpenCloud {
  close(): Promise<void>
}

async function openCloudOf(
  host: Host,
  globals: Readonly<Record<string, unknown>>,
  warn: (text: string) => void,
  ask: Context['ask'],
): Promise<ClosableCloud> {
  const { openCloud } = await import('../client/open-cloud')
  const { connectLimit } = await import('../client/http/transport')
  const { connectionSettings } = await import('../client/keystone/settings')
  const { env } = host
  const home = env['HOME'] ?? ''
  let tracing: Tracing | undefined
  const cloud = await openCloud({
    options: globals,
    env,
    cwd: currentFolder(host),
    home,
    preferred: connectionPreferences(env),
    clock: host,
    userAgent: `magnum/${version} ${host.runtime}`,
    warn,
    askSecret: canBeAsked(host) ? (message) => ask({ kind: 'secret', message }) : undefined,
    openBrowser: async (url) => (await import('./open-browser')).openBrowser(url, host),
    tokenStore: async () => {
      const { tokenStore } = await import('../client/keystone/token-cache')
      const folder = userFolder('cache', env)
      return folder === undefined ? undefined : tokenStore(folder, home)
    },
    trace: async (tls) => (tracing = await startTracing(host, globals, tls))?.listener,
    transport: { interrupted: host.interrupted },
  })
  const longest = connectLimit / 1000
  const { timeout = Infinity } = connectionSettings(cloud.settings, home)
  // In equal shares of the timeout, so that a lookup that is tried again does not outlast it by much.
  host.limitLookups(timeout / Math.ceil(timeout / longest) || longest)
  const close = async () => {
    cloud.transport.close()
    await tracing?.end()
  }
  return { ...cloud, close }
}

/** The current folder, which may contain clouds.yaml. It is not an error if it has been deleted. */
function currentFolder(host: Host): string {
  try {
    return host.cwd()
  } catch {
    return '.'
  }
}

async function openService(type: ServiceType, cloud: OpenCloud): Promise<Session | undefined> {
  const { hasService } = await import('../client/keystone/endpoint')
  return hasService(type, await cloud.login.access()) ? cloud.sessionAt(type) : undefined
}

async function connect(
  { settings, magnum }: OpenCloud,
  plan: ((request: string) => void) | undefined,
): Promise<MagnumClient> {
  const { valueOf } = await import('../client/keystone/settings')
  const { MagnumClient } = await import('../client/magnum/client')
  return new MagnumClient(plan ? await dryRun(magnum, plan) : magnum, {
    microversion: valueOf(settings.settings, 'api_version'),
  })
}

async function dryRun(session: Session, plan: (request: string) => void): Promise<Session> {
  const { describeRequest, readOnly } = await import('./dry-run')
  return readOnly(session, (request) => plan(describeRequest(request)))
}

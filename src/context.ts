import type { Context } from './cli/context'
import type { Host } from './host'
import type { MagnumClient } from './magnum/client'
import { openCloud, type OpenCloud } from './open-cloud'
import type { Neighbour } from './openstack/endpoint'
import type { SessionLogin } from './openstack/open-session'
import type { Session } from './openstack/session'
import { visible } from './output/sanitise'

/** The context of one command. Nothing is loaded or connected before a handler asks for it. */
export function createContext(host: Host, globals: Readonly<Record<string, unknown>>): Context {
  let opened: Promise<OpenCloud> | undefined
  let login: Promise<SessionLogin> | undefined
  let client: Promise<MagnumClient> | undefined
  const warn = (text: string) => {
    // A warning that nobody can read is no reason to fail.
    host.stderr.write(`${visible(text)}\n`).catch(() => undefined)
  }
  const planned: string[] = []
  const plan = globals.dryRun === true ? (change: string) => void planned.push(change) : undefined
  const cloud = () => (opened ??= openCloud(host, globals, warn))
  const loggedIn = () => (login ??= cloud().then(openLoginAt))
  return {
    host,
    warn,
    planned,
    change: async (what, work) => (plan ? plan(`${what}\n`) : work()),
    cloud,
    magnum: () => (client ??= cloud().then(async (found) => connect(found, await loggedIn(), plan))),
    neighbour: async (type) => openNeighbour(type, await cloud(), await loggedIn()),
    close: async () => {
      const found = await opened?.catch(() => undefined)
      await found?.close()
    },
  }
}

async function openLoginAt({ settings, services }: OpenCloud): Promise<SessionLogin> {
  const { openSessionLogin } = await import('./openstack/open-session')
  return openSessionLogin(settings, services)
}

async function openNeighbour(
  type: Neighbour,
  { settings, services }: OpenCloud,
  login: SessionLogin,
): Promise<Session | undefined> {
  const { openSession } = await import('./openstack/open-session')
  const { hasNeighbour, neighbourRoot } = await import('./openstack/endpoint')
  if (!hasNeighbour(type, await login.access())) return undefined
  return openSession(settings, services, login, (...where) => neighbourRoot(type, ...where))
}

async function connect(
  { settings, services }: OpenCloud,
  login: SessionLogin,
  plan: ((request: string) => void) | undefined,
): Promise<MagnumClient> {
  const { openSession } = await import('./openstack/open-session')
  const { valueOf } = await import('./openstack/settings')
  const { MagnumClient } = await import('./magnum/client')
  const session = openSession(settings, services, login)
  return new MagnumClient(plan ? await dryRun(session, plan) : session, {
    microversion: valueOf(settings.settings, 'api_version'),
  })
}

async function dryRun(session: Session, plan: (request: string) => void): Promise<Session> {
  const { describeRequest, readOnly } = await import('./dry-run')
  return readOnly(session, (request) => plan(describeRequest(request)))
}

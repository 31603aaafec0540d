import type { Context } from './cli/context'
import type { Host } from './host'
import type { MagnumClient } from './magnum/client'
import { openCloud, type OpenCloud } from './open-cloud'
import type { Session } from './openstack/session'
import { visible } from './output/sanitise'

/** The context of one command. Nothing is loaded or connected before a handler asks for it. */
export function createContext(host: Host, globals: Readonly<Record<string, unknown>>): Context {
  let opened: Promise<OpenCloud> | undefined
  let client: Promise<MagnumClient> | undefined
  const warn = (text: string) => {
    // A warning that nobody can read is no reason to fail.
    host.stderr.write(`${visible(text)}\n`).catch(() => undefined)
  }
  const planned: string[] = []
  const plan = globals.dryRun === true ? (change: string) => void planned.push(change) : undefined
  const cloud = () => (opened ??= openCloud(host, globals, warn))
  return {
    host,
    warn,
    planned,
    change: async (what, work) => (plan ? plan(`${what}\n`) : work()),
    cloud,
    magnum: () => (client ??= cloud().then((found) => connect(found, plan))),
    close: async () => {
      const found = await opened?.catch(() => undefined)
      await found?.close()
    },
  }
}

async function connect(
  { settings, services }: OpenCloud,
  plan: ((request: string) => void) | undefined,
): Promise<MagnumClient> {
  const { openSession } = await import('./openstack/open-session')
  const { valueOf } = await import('./openstack/settings')
  const { MagnumClient } = await import('./magnum/client')
  const session = openSession(settings, services)
  return new MagnumClient(plan ? await dryRun(session, plan) : session, {
    microversion: valueOf(settings.settings, 'api_version'),
  })
}

async function dryRun(session: Session, plan: (request: string) => void): Promise<Session> {
  const { describeRequest, readOnly } = await import('./dry-run')
  return readOnly(session, (request) => plan(describeRequest(request)))
}

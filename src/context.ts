import type { Context } from './cli/context'
import type { Host } from './host'
import type { MagnumClient } from './magnum/client'
import type { Session } from './openstack/session'
import { visible } from './output/sanitise'
import { version } from './version'

/** The context of one command. Nothing is loaded or connected before a handler asks for it. */
export function createContext(host: Host, globals: Readonly<Record<string, unknown>>): Context {
  let connection: Promise<Connection> | undefined
  const warn = (text: string) => {
    // A warning that nobody can read is no reason to fail.
    host.stderr.write(`${visible(text)}\n`).catch(() => undefined)
  }
  const planned: string[] = []
  const plan = globals.dryRun === true ? (request: string) => void planned.push(request) : undefined
  return {
    host,
    warn,
    planned,
    magnum: async () => (await (connection ??= connect(host, globals, warn, plan))).client,
    close: () => {
      void connection?.then(
        ({ close }) => close(),
        () => undefined,
      )
    },
  }
}

interface Connection {
  client: MagnumClient
  close: () => void
}

/** Puts settings, transport, session and client together; the first request of the client logs in. */
async function connect(
  host: Host,
  globals: Readonly<Record<string, unknown>>,
  warn: (text: string) => void,
  plan: ((request: string) => void) | undefined,
): Promise<Connection> {
  const { resolveSettings } = await import('./openstack/resolve-settings')
  const { connectionSettings, valueOf } = await import('./openstack/settings')
  const home = host.env.HOME ?? ''
  const cloud = await resolveSettings({ options: globals, env: host.env, cwd: host.cwd(), home })
  cloud.warnings.forEach(warn)
  const { cacert, cert, key, insecure, timeout } = connectionSettings(cloud, home)
  if (insecure) warn("WARNING: the cloud's certificate is not checked.")
  const { createTransport } = await import('./http/transport')
  const transport = createTransport({
    env: host.env,
    tls: { insecure, caFile: cacert, certFile: cert, keyFile: key },
    ...(timeout === undefined ? {} : { timeouts: { overall: timeout * 1000 } }),
    ...(typeof globals.retries === 'number' ? { retries: globals.retries } : {}),
    interrupted: host.interrupted,
    clock: host,
  })
  const { openSession } = await import('./openstack/open-session')
  const { stdin } = host
  const session = openSession(cloud, {
    transport,
    now: host.now,
    sleep: (milliseconds) => host.sleep(milliseconds, host.interrupted),
    warn,
    userAgent: `magnum/${version}`,
    ...(stdin.isTerminal ? { askSecret: (question: string) => stdin.ask(question, { echo: false }) } : {}),
  })
  const { MagnumClient } = await import('./magnum/client')
  const client = new MagnumClient(plan ? await dryRun(session, plan) : session, {
    microversion: valueOf(cloud.settings, 'api_version'),
  })
  return { client, close: () => transport.close() }
}

async function dryRun(session: Session, plan: (request: string) => void): Promise<Session> {
  const { describeRequest, readOnly } = await import('./dry-run')
  return readOnly(session, (request) => plan(describeRequest(request)))
}

import { randomBytes } from 'node:crypto'
import { openAuthorities } from './authority/authorities'
import { openEndpoints } from './endpoints/endpoints'
import { heatService } from './heat/service'
import type { Handler } from './server/requests'
import { listen } from './server/listen'
import { REGION } from './keystone/catalog'
import { domain, users } from './keystone/identities'
import { keystoneService } from './keystone/service'
import { tokenRegister } from './keystone/tokens'
import { now } from './magnum-api/call'
import { startLifecycle } from './magnum-api/lifecycle'
import { NEWEST } from './magnum-api/microversion'
import { magnumService } from './magnum-api/service'
import { infrastructureServices } from './infrastructure/service'
import { openStore } from './store'

export interface SandboxOptions {
  /** Where what is made is kept; made if it is missing. No two sandboxes may share one. */
  folder: string
  /** Of the APIs on 127.0.0.1; a free one by default. */
  port?: number
  /** Milliseconds that a cluster takes for each change, 1500 by default. With 0 it is done before the answer. */
  delay?: number
  /** The newest microversion that Magnum speaks, such as `1.10`; by default the newest there is. */
  maxMicroversion?: string
  /** Is told of what is odd, but no reason not to start. */
  warn?: (text: string) => void
  /** Of both users; a random one by default. */
  password?: string
  /** Milliseconds that a token lives, an hour by default. */
  tokenLifetime?: number
  /** Milliseconds after which Heat gives up on its engine where that is away, a minute by default. */
  heatPatience?: number
}

export interface Sandbox {
  /** `http://127.0.0.1:<port>`: Magnum's API. Keystone's is at `/identity/v3` below it. */
  url: string
  /** OS_* variables of an ordinary member of a project. */
  environment: Record<string, string>
  /** OS_* variables of an administrator. */
  adminEnvironment: Record<string, string>
  stop: () => Promise<void>
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/**
 * Starts a cloud on loopback: Keystone, Magnum, Heat as far as it tells of clusters, a few lists of Glance, Nova and Neutron, and the clusters'
 * own APIs. What a former one left in the folder is there again. Throws a RangeError for a microversion that
 * the sandbox does not play, else what the file system or the network throw.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const newest = minorOf(options.maxMicroversion)
  const password = options.password ?? randomBytes(18).toString('base64url')
  const store = openStore(options.folder, options.warn)
  const tokens = tokenRegister(options.tokenLifetime ?? HOUR)
  const authorities = openAuthorities(store)
  const endpoints = openEndpoints(store, authorities, tokens)
  const { lifecycle, stop } = await startLifecycle({ store, endpoints, delay: options.delay ?? 1500 })
  const keystone = keystoneService({ store, tokens, password })
  const magnum = magnumService({
    store,
    tokens,
    authorities,
    lifecycle,
    newest,
    // Who asks for a release wants what it does; everybody else wants a first cluster without more ado.
    hasDefaultFlavors: options.maxMicroversion === undefined,
    startedAt: now(),
  })
  const heat = heatService({ store, tokens, patience: options.heatPatience ?? MINUTE })
  const infrastructure = infrastructureServices(tokens)
  const handler: Handler = (request) => {
    if (/^\/identity(\/|$)/.test(request.path)) return keystone(request)
    if (/^\/orchestration(\/|$)/.test(request.path)) return heat(request)
    if (/^\/(image|compute|network)(\/|$)/.test(request.path)) return infrastructure(request)
    return magnum(request)
  }
  const listener = await listen(handler, options.port ?? 0)
  return {
    url: listener.url,
    environment: environmentOf('demo', listener.url, password),
    adminEnvironment: environmentOf('admin', listener.url, password),
    stop: async () => {
      stop()
      await listener.close()
      await endpoints.stop()
      store.close()
    },
  }
}

function minorOf(version = `1.${NEWEST}`): number {
  const minor = Number(/^1\.(\d+)$/.exec(version)?.[1] ?? 0)
  if (minor < 1 || minor > NEWEST) {
    throw new RangeError(`The sandbox plays the microversions 1.1 to 1.${NEWEST}, not ${version}.`)
  }
  return minor
}

function environmentOf(name: string, url: string, password: string): Record<string, string> {
  const user = users.find((each) => each.name === name)
  return {
    OS_AUTH_URL: `${url}/identity/v3`,
    OS_IDENTITY_API_VERSION: '3',
    OS_REGION_NAME: REGION,
    OS_USERNAME: name,
    OS_PASSWORD: password,
    OS_PROJECT_NAME: user?.project.name ?? '',
    OS_USER_DOMAIN_ID: domain.id,
    OS_PROJECT_DOMAIN_ID: domain.id,
  }
}

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
  /** Folder for the state, created if missing. Sandboxes must not share one. */
  folder: string
  /** Port of the APIs on 127.0.0.1. Default: a free one. */
  port?: number
  /** Duration of each cluster operation in milliseconds. With 0 it completes before the response. Default: 1500. */
  delay?: number
  /** The highest microversion of Magnum, such as `1.10`. Default: the highest supported. */
  maxMicroversion?: string
  /** Called with warnings about problems that do not prevent the start. */
  warn?: (text: string) => void
  /** Password of both users. Default: random. */
  password?: string
  /** Lifetime of tokens in milliseconds. Default: one hour. */
  tokenLifetime?: number
  /** Heat's timeout for an unreachable engine in milliseconds. Default: one minute. */
  heatTimeout?: number
}

export interface Sandbox {
  /** URL of Magnum's API, `http://127.0.0.1:<port>`. Keystone's is at `/identity/v3` below it. */
  url: string
  /** OS_* variables of a project member. */
  environment: Record<string, string>
  /** OS_* variables of an administrator. */
  adminEnvironment: Record<string, string>
  stop: () => Promise<void>
}

const MINUTE = 60 * 1000
const HOUR = 60 * MINUTE

/**
 * Starts a cloud on loopback: Keystone, Magnum, the stacks of clusters in Heat, a few lists of Glance, Nova and
 * Neutron, and the clusters' own APIs. Restores the state in the folder. Throws file system and network errors.
 *
 * @throws RangeError if the sandbox does not support the microversion
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
    // A requested release behaves like the real one; otherwise a first cluster should need no flavors.
    hasDefaultFlavors: options.maxMicroversion === undefined,
    startedAt: now(),
  })
  const heat = heatService({ store, tokens, timeout: options.heatTimeout ?? MINUTE })
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
    throw new RangeError(`The sandbox supports microversions 1.1 to 1.${NEWEST}, not ${version}.`)
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

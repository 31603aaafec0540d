import { setMaxListeners } from 'node:events'
import { Agent, request } from 'node:http'
import type * as Https from 'node:https'
import { isIP } from 'node:net'
import { hostOf, type Proxy } from './proxies'
import { createTunnelAgent } from './tunnel'
import type { TlsSettings, Trust } from './tls'

/** The route to a URL. */
export interface Route {
  /** `request` of node:http or node:https. */
  open: typeof request
  agent: Agent
  /** Undefined for http. */
  tls: TlsSettings | undefined
  /** The proxy, if any. */
  proxy: Proxy | undefined
}

/** The routes of one command, with keep-alive connections. */
export interface Routes {
  to(url: URL): Promise<Route>
  close(): void
}

// Node's default of 250 ms per address of a host is too short for slow links.
const perAddress = { autoSelectFamilyAttemptTimeout: 2_500 }

// A server may close an idle connection at any moment, and a request sent at that moment is lost. Most wait for 5 s or
// longer, so ours is closed before.
const connections = { ...perAddress, keepAlive: true, timeout: 4_000 }

/**
 * @param trust in servers; called for the first https URL
 * @param proxyTrust in https proxies
 */
export function createRoutes(
  proxyFor: (url: URL) => Proxy | undefined,
  trust: Trust,
  proxyTrust: Trust,
): Routes {
  const agents = new Map<string, Promise<Agent>>()
  const closed = new AbortController()
  // One per connection, of any number.
  setMaxListeners(0, closed.signal)
  // In the build, every `import()` of a Node module would copy it.
  let https: Promise<typeof Https> | undefined
  const httpsModule = () => (https ??= import('node:https'))

  async function agentFor(protocol: string, proxy: Proxy | undefined): Promise<Agent> {
    if (!proxy)
      return protocol === 'http:' ? new Agent(connections) : new (await httpsModule()).Agent(connections)
    const { url } = proxy
    if (url.protocol.startsWith('socks')) {
      const { SocksProxyAgent } = await import('socks-proxy-agent')
      const agent = new SocksProxyAgent(url, { keepAlive: true, socketOptions: perAddress })
      // The package treats the brackets of an IPv6 address as part of it.
      agent.proxy.host = hostOf(url)
      return agent
    }
    // Company proxies use a CA that is in the system's store.
    if (url.protocol === 'https:') await proxyTrust.extendToSystem(url)
    const secureContext =
      url.protocol === 'https:' ? (await proxyTrust.settingsFor(url)).secureContext : undefined
    if (protocol === 'https:')
      return createTunnelAgent(await httpsModule(), connections, proxy, secureContext, closed.signal)
    const { HttpProxyAgent } = await import('http-proxy-agent')
    const own = { ...connections, signal: closed.signal }
    const servername = isIP(url.hostname) ? undefined : { servername: url.hostname }
    return new HttpProxyAgent(url, { ...own, ...(secureContext && { secureContext, ...servername }) })
  }

  return {
    async to(url) {
      const proxy = proxyFor(url)
      const key = `${url.protocol} ${proxy?.url.href}`
      const agent = agents.get(key) ?? agentFor(url.protocol, proxy)
      agents.set(key, agent)
      if (url.protocol === 'http:') return { open: request, agent: await agent, tls: undefined, proxy }
      const open = (await httpsModule()).request
      const tls = await trust.settingsFor(url)
      const isSocks = proxy?.url.protocol.startsWith('socks')
      return { open, agent: await agent, tls: isSocks ? await withIdentity(tls, url) : tls, proxy }
    },
    close() {
      closed.abort()
      for (const agent of agents.values())
        agent.then(
          (made) => made.destroy(),
          () => undefined,
        )
    },
  }
}

/**
 * Compares the certificate with the host of the URL: for an address, socks-proxy-agent would compare it with
 * "localhost". Only for SOCKS, because newer releases of Node do not share the connections of such requests.
 */
async function withIdentity(tls: TlsSettings, url: URL): Promise<TlsSettings> {
  const { checkServerIdentity } = await import('node:tls')
  return {
    ...tls,
    checkServerIdentity: (_name, certificate) => checkServerIdentity(hostOf(url), certificate),
  }
}

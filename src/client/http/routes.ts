import { Agent, request } from 'node:http'
import type * as Https from 'node:https'
import { isIP } from 'node:net'
import { hostOf, type Proxy } from './proxies'
import { createTunnelAgent } from './tunnel'
import type { TlsSettings, Trust } from './tls'

/** How a URL is reached. */
export interface Route {
  /** `request` of node:http or node:https. */
  open: typeof request
  agent: Agent
  /** Undefined for plain http. */
  tls: TlsSettings | undefined
  /** The proxy in the way. */
  proxy: Proxy | undefined
}

/** The routes of one command, over connections that are kept alive between requests. */
export interface Routes {
  to(url: URL): Promise<Route>
  close(): void
}

// Node gives each address of a host 250 ms by default, and then gives it up: fewer than a slow link takes to answer.
export const perAddress = { autoSelectFamilyAttemptTimeout: 2_500 }

// A server may close an idle connection at any moment, and a request sent at that moment is lost. Most wait for 5 s or
// longer, so ours is closed before.
const keptAlive = { keepAlive: true, timeout: 4_000 }

/**
 * @param trust is asked when the first https URL is met
 * @param connectLimit milliseconds until a proxy has to have opened a tunnel
 */
export function createRoutes(
  proxyFor: (url: URL) => Proxy | undefined,
  trust: Trust,
  connectLimit: number,
): Routes {
  const agents = new Map<string, Promise<Agent>>()
  const closed = new AbortController()
  // The build makes an `import()` of a part of Node a copy of it, each time.
  let https: Promise<typeof Https> | undefined
  const httpsModule = () => (https ??= import('node:https'))

  async function agentFor(protocol: string, proxy: Proxy | undefined): Promise<Agent> {
    if (!proxy)
      return protocol === 'http:' ? new Agent(keptAlive) : new (await httpsModule()).Agent(keptAlive)
    const { url } = proxy
    if (url.protocol.startsWith('socks')) {
      const { SocksProxyAgent } = await import('socks-proxy-agent')
      const agent = new SocksProxyAgent(url, { keepAlive: true, socketOptions: perAddress })
      // The package takes the brackets around an IPv6 address for a part of it.
      agent.proxy.host = hostOf(url)
      return agent
    }
    // What a company's proxy shows comes from an authority that the company put into the system's store.
    if (url.protocol === 'https:') await trust.extendToSystem(url)
    const secureContext = url.protocol === 'https:' ? (await trust.settingsFor(url)).secureContext : undefined
    if (protocol === 'https:')
      return createTunnelAgent(await httpsModule(), keptAlive, proxy, secureContext, connectLimit)
    const { HttpProxyAgent } = await import('http-proxy-agent')
    const own = { ...keptAlive, ...perAddress, signal: closed.signal }
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
      return { open, agent: await agent, tls: await trust.settingsFor(url), proxy }
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

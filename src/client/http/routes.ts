import { Agent, request } from 'node:http'
import type * as Https from 'node:https'
import type { Proxy } from './proxies'
import type { TlsSettings } from './tls'

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

// A server may close a connection that rests at any moment, and a request that meets this is lost. Most wait
// for 5 s or longer, so ours is closed before.
const keptAlive = { keepAlive: true, timeout: 4_000 }

/** @param readTls is asked when the first https URL is met */
export function createRoutes(
  proxyFor: (url: URL) => Proxy | undefined,
  readTls: () => Promise<TlsSettings>,
): Routes {
  const agents = new Map<string, Promise<Agent>>()
  let tls: Promise<TlsSettings> | undefined
  // The build makes an `import()` of a part of Node a copy of it, each time.
  let https: Promise<typeof Https> | undefined

  async function agentFor(protocol: string, proxy: Proxy | undefined): Promise<Agent> {
    if (!proxy)
      return protocol === 'http:' ? new Agent(keptAlive) : new (await httpsModule()).Agent(keptAlive)
    if (protocol === 'https:') {
      const { HttpsProxyAgent } = await import('https-proxy-agent')
      return new HttpsProxyAgent(proxy.url, keptAlive)
    }
    const { HttpProxyAgent } = await import('http-proxy-agent')
    return new HttpProxyAgent(proxy.url, keptAlive)
  }

  function httpsModule(): Promise<typeof Https> {
    return (https ??= import('node:https'))
  }

  return {
    async to(url) {
      const proxy = proxyFor(url)
      const key = `${url.protocol} ${proxy?.url.href}`
      const agent = agents.get(key) ?? agentFor(url.protocol, proxy)
      agents.set(key, agent)
      if (url.protocol === 'http:') return { open: request, agent: await agent, tls: undefined, proxy }
      const open = (await httpsModule()).request
      return { open, agent: await agent, tls: await (tls ??= readTls()), proxy }
    },
    close() {
      for (const agent of agents.values()) void agent.then((made) => made.destroy())
    },
  }
}

import type * as Http from 'node:http'
import type { Agent, ClientRequest } from 'node:http'
import type * as Https from 'node:https'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import { proxyFor } from './proxy'

/** How a server proves who it is, and how we do. Paths are complete: no `~` in them. */
export interface TlsOptions {
  /** Accepts any certificate. */
  insecure?: boolean
  /** A file of certificates that takes the place of the system's, as with Python's requests. */
  caFile?: string | undefined
  /** Our certificate; where `keyFile` is not given, the file holds the key too. */
  certFile?: string | undefined
  keyFile?: string | undefined
}

export interface OpenOptions {
  method: string
  headers: Readonly<Record<string, string | number>>
  /** Milliseconds without a byte until `timeout` is emitted. */
  timeout: number
}

/** Opens a request at a URL, over a connection that is kept alive between requests. */
export interface Connections {
  open(url: URL, options: OpenOptions): Promise<ClientRequest>
  /** The proxy that stands in the way to a URL; undefined where none does. */
  proxy(url: URL): URL | undefined
  close(): void
}

// A server may close a connection that rests at any moment, and a request that meets this is lost. Most wait
// for 5 s or longer, so ours is closed before.
const keptAlive = { keepAlive: true, timeout: 4_000 }

/** Connections of one command: directly or through the proxies of the environment. */
export function createConnections(
  env: Readonly<Record<string, string | undefined>>,
  tls: TlsOptions,
): Connections {
  const agents = new Map<string, Agent>()
  let secure: ReturnType<typeof secureOptions> | undefined
  // The build makes an `import()` of a part of Node a copy of it, each time.
  let http: Promise<typeof Http> | undefined
  let https: Promise<typeof Https> | undefined

  function agentOf(key: string, create: () => Agent): Agent {
    const agent = agents.get(key) ?? create()
    agents.set(key, agent)
    return agent
  }

  async function openSecure(url: URL, options: OpenOptions): Promise<ClientRequest> {
    const proxy = proxyFor(url, env)
    const tlsOptions = await (secure ??= secureOptions(tls))
    const { Agent, request } = await (https ??= import('node:https'))
    if (!proxy)
      return request(url, { ...options, ...tlsOptions, agent: agentOf('https:', () => new Agent(keptAlive)) })
    const { HttpsProxyAgent } = await import('https-proxy-agent')
    const agent = agentOf(proxy.href, () => new HttpsProxyAgent(proxy, keptAlive))
    return request(url, { ...options, ...tlsOptions, agent })
  }

  async function openPlain(url: URL, options: OpenOptions): Promise<ClientRequest> {
    const proxy = proxyFor(url, env)
    const { Agent, request } = await (http ??= import('node:http'))
    const agent = agentOf('http:', () => new Agent(keptAlive))
    return request(proxy ?? url, { ...options, agent, ...(proxy && throughProxy(url, proxy, options)) })
  }

  return {
    open: (url, options) => (url.protocol === 'https:' ? openSecure : openPlain)(url, options),
    proxy: (url) => proxyFor(url, env),
    close: () => agents.forEach((agent) => agent.destroy()),
  }
}

/** A plain request through a proxy names the whole URL (RFC 9112 §3.2.2). */
function throughProxy(url: URL, proxy: URL, { headers }: OpenOptions) {
  return {
    path: `${url.origin}${url.pathname}${url.search}`,
    headers: { ...headers, host: url.host, ...proxyAuthorization(proxy) },
    auth: null,
  }
}

function proxyAuthorization(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {}
  const credentials = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

async function secureOptions(tls: TlsOptions) {
  const [ca, cert, key] = await Promise.all([
    readPem('CA certificates', tls.caFile),
    readPem('client certificate', tls.certFile),
    readPem('client key', tls.keyFile ?? tls.certFile),
  ])
  return {
    rejectUnauthorized: tls.insecure !== true,
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert, key }),
  }
}

async function readPem(what: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const { readFile } = await import('node:fs/promises')
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = isObject(error) ? String(error['code']) : String(error)
    throw new MagnumError('usage', `Cannot read the file of the ${what}, ${path} (${reason})`, {
      cause: error,
    })
  }
}

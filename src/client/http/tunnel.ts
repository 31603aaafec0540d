import { type IncomingMessage, request as plainRequest, STATUS_CODES } from 'node:http'
import type * as Https from 'node:https'
import { isIP, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import type { SecureContext } from 'node:tls'
import { faultFrom } from './fault-causes'
import { refusalHint } from './fault-hints'
import { Fault, unsent } from './faults'
import { hostOf, type Proxy } from './proxies'

/**
 * An agent for tunnels through an http or https proxy, opened by Node's HTTP client: https-proxy-agent reads the
 * response header without a size limit, and does not close abandoned connections.
 *
 * @param closed aborted when no tunnel is needed any more
 */
export function createTunnelAgent(
  https: typeof Https,
  options: Https.AgentOptions,
  proxy: Proxy,
  secureContext: SecureContext | undefined,
  closed: AbortSignal,
): Https.Agent {
  const { autoSelectFamilyAttemptTimeout } = options
  const agent = new https.Agent(options)
  const connectThrough = agent.createConnection.bind(agent)
  agent.createConnection = (target, callback) => {
    const { protocol, port } = proxy.url
    const authority = `${target.host?.includes(':') ? `[${target.host}]` : target.host}:${target.port}`
    const host = hostOf(proxy.url)
    const isSecure = protocol === 'https:'
    const asking = (isSecure ? https.request : plainRequest)({
      method: 'CONNECT',
      host,
      port: port || (isSecure ? 443 : 80),
      path: authority,
      headers: { Host: authority, 'Proxy-Connection': 'Keep-Alive', ...proxyAuthorization(proxy.url) },
      agent: false,
      ...{ autoSelectFamilyAttemptTimeout },
      signal: closed,
      // Otherwise Node takes the name from the Host header.
      ...(isSecure && { secureContext, servername: isIP(host) ? '' : host }),
    })
    // Unlike in the types, Node expects no socket with an error.
    const done = callback as ((error: Error | null, socket?: Duplex | null) => void) | undefined
    const fail = (error: Error) => done?.(error)
    asking.once('error', (error) => fail(faultFrom(error, { progress: unsent, proxy })))
    asking.once('connect', (answer: IncomingMessage, socket: Socket, early: Buffer) => {
      const fault = refusal(answer, early, proxy)
      if (!fault) return done?.(null, connectThrough(Object.assign({}, target, { socket })))
      socket.destroy()
      fail(fault)
    })
    asking.end()
    return undefined
  }
  return agent
}

/** The header with the credentials of a proxy URL. */
export function proxyAuthorization({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'Proxy-Authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

function refusal({ statusCode = 0 }: IncomingMessage, early: Buffer, proxy: Proxy): Fault | undefined {
  if (statusCode === 200 && early.length === 0) return undefined
  if (statusCode === 200)
    return new Fault('proxy', 'the proxy answers in place of the host', { reached: false })
  const status = `${statusCode} ${STATUS_CODES[statusCode] ?? ''}`.trim()
  return new Fault('proxy', `the proxy refused the connection with ${status}`, {
    reached: false,
    hint: refusalHint(statusCode, proxy),
  })
}

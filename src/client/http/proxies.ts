import { BlockList, isIP, isIPv6 } from 'node:net'
import { MagnumError } from '../../foundation/errors'
import type { Environment } from '../../foundation/host'

export interface Proxy {
  url: URL
  /** The variable that sets it. */
  variable: string
}

/**
 * Reads `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`, lower case first, like curl and Python's requests.
 * Returns a function that gives the proxy for a URL.
 *
 * @throws MagnumError `usage` if one is invalid: a direct connection would reveal traffic that the proxy hides
 */
export function readProxies(env: Environment): (url: URL) => Proxy | undefined {
  const [http, https, all] = ['http_proxy', 'https_proxy', 'all_proxy'].map((name) => readProxy(env, name))
  const listed = (variable(env, 'no_proxy')?.value ?? '').toLowerCase().split(/[\s,]+/)
  const direct = [...loopback, ...listed]
  return (url) => {
    const proxy = (url.protocol === 'https:' ? https : http) ?? all
    // Without a proxy, no entry is looked at: Node takes up to ten milliseconds to recognise its first IPv6 address.
    return proxy && !direct.some((entry) => covers(entry, url)) ? proxy : undefined
  }
}

/** Never reached through a proxy. */
const loopback = ['localhost', '127.0.0.0/8', '::1']

/** The lower-case variable takes precedence over the upper-case one, even if it is empty. */
function variable(env: Environment, name: string): { name: string; value: string } | undefined {
  // In a CGI script, HTTP_PROXY is the Proxy header of the request (https://httpoxy.org).
  const isForeign = name === 'http_proxy' && env['REQUEST_METHOD'] !== undefined
  const found = [name, ...(isForeign ? [] : [name.toUpperCase()])].find((each) => env[each] !== undefined)
  return found === undefined ? undefined : { name: found, value: env[found] ?? '' }
}

function readProxy(env: Environment, name: string): Proxy | undefined {
  const found = variable(env, name)
  if (!found) return undefined
  const text = found.value.trim()
  if (text === '') return undefined
  const full = text.includes('://') ? text : `http://${text}`
  const url = URL.canParse(full) ? new URL(full) : undefined
  if (url && isProxyUrl(url, full)) return { url, variable: found.name }
  throw new MagnumError('usage', `${found.name} is no URL of a proxy`, {
    hint:
      'It looks like http://USER:PASSWORD@HOST:PORT, with https, socks5 or socks5h in place of http where the proxy ' +
      'speaks that; in a user name or password, characters such as #, /, ? and % are written as %23, %2F, %3F and %25.',
  })
}

const schemes = ['http:', 'https:', 'socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:']

/** Whether a URL is valid for a proxy. A `#`, `/` or `?` in a password would truncate its host. */
function isProxyUrl(url: URL, text: string): boolean {
  return (
    schemes.includes(url.protocol) &&
    /^(?:[\w.-]+|\[[\d.:a-f]+\])$/i.test(url.hostname) &&
    url.port !== '0' &&
    url.pathname.length <= 1 &&
    !/[#?\s\\]/.test(text) &&
    isDecodable(url.username) &&
    isDecodable(url.password)
  )
}

function isDecodable(text: string): boolean {
  try {
    // A call whose result is not used would be missing in the build: the bundler holds it to be without effects.
    return decodeURIComponent(text).length >= 0
  } catch {
    return false
  }
}

/** The host of a URL: an IPv6 address without its brackets, a name in lower case and without the dot of the root. */
export function hostOf(url: URL): string {
  return url.hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase()
}

/**
 * Whether an entry of `no_proxy` matches a URL, as in curl and Python's requests: a host name, including its subdomains
 * (`.example.com`, `example.com`), an address or a network (`10.0.0.0/8`), each with an optional port; or `*`.
 */
function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true
  const { name, port = portOf(url) } = splitPort(entry)
  if (port !== portOf(url)) return false
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '')
  const host = hostOf(url)
  if (isIP(host)) return isInNetwork(host, domain)
  return domain !== '' && `.${host}`.endsWith(`.${domain}`)
}

/** Splits off a port; an IPv6 address has one only after brackets. */
function splitPort(entry: string): { name: string; port?: string | undefined } {
  if (isIPv6(entry)) return { name: entry }
  const [, bracketed, name = bracketed ?? '', port] = /^(?:\[(.*)\]|(.*?))(?::(\d+))?$/.exec(entry) ?? []
  return { name, port }
}

function portOf(url: URL): string {
  return url.port || (url.protocol === 'https:' ? '443' : '80')
}

/** @param network an address, with a prefix length unless it is the only one meant */
function isInNetwork(address: string, network: string): boolean {
  const [, start = '', bits] = /^([^/]+)(?:\/(\d+))?$/.exec(network) ?? []
  const longest = isIPv6(start) ? 128 : 32
  const length = Number(bits ?? longest)
  if (!isIP(start) || length > longest) return false
  const list = new BlockList()
  list.addSubnet(start, length, familyOf(start))
  return list.check(address, familyOf(address))
}

const familyOf = (address: string) => (isIPv6(address) ? 'ipv6' : 'ipv4')

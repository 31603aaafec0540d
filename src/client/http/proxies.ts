import { BlockList, isIP } from 'node:net'
import { MagnumError } from '../../foundation/errors'

type Environment = Readonly<Record<string, string | undefined>>

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
  const direct = (variable(env, 'no_proxy')?.value ?? '').toLowerCase().split(/[\s,]+/)
  return (url) => {
    const own = url.protocol === 'https:' ? https : http
    const isDirect = isLoopback(hostOf(url)) || direct.some((entry) => covers(entry, url))
    return isDirect ? undefined : (own ?? all)
  }
}

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
    return decodeURIComponent(text) !== '\0'
  } catch {
    return false
  }
}

/** Loopback addresses never go through a proxy. */
function isLoopback(host: string): boolean {
  return (
    host.endsWith('.localhost') || /^(?:localhost|127\.[\d.]+|::1|::ffff:7f[\da-f]{2}:[\da-f]+)$/.test(host)
  )
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
 * (`.example.com`, `example.com`), or an address, each with an optional port; a network (`10.0.0.0/8`); or `*`.
 */
function covers(entry: string, url: URL): boolean {
  if (entry === '*') return true
  const { name, port } = splitPort(entry)
  const actualPort = url.port || (url.protocol === 'https:' ? '443' : '80')
  if (name === '' || (port !== undefined && port !== actualPort)) return false
  const host = hostOf(url)
  if (name.includes('/')) return inNetwork(host, name)
  if (isIP(name))
    return isIP(name) === isIP(host) && inNetwork(host, `${name}/${isIP(name) === 6 ? 128 : 32}`)
  const suffix = name.replace(/^\*?\./, '').replace(/\.$/, '')
  return suffix !== '' && (host === suffix || (!isIP(host) && host.endsWith(`.${suffix}`)))
}

/** Splits off a port, but not the last group of a bare IPv6 address. */
function splitPort(entry: string): { name: string; port: string | undefined } {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(entry)
  if (bracketed) return { name: bracketed[1] ?? '', port: bracketed[2] }
  const [name = '', port, ...more] = entry.split(':')
  return more.length > 0 || port === undefined || !/^\d+$/.test(port)
    ? { name: entry, port: undefined }
    : { name, port }
}

function inNetwork(host: string, network: string): boolean {
  const [address = '', bits = ''] = network.split('/')
  const family = (text: string) => (isIP(text) === 6 ? 'ipv6' : 'ipv4')
  const longest = family(address) === 'ipv6' ? 128 : 32
  if (!isIP(address) || !isIP(host) || !/^\d+$/.test(bits) || Number(bits) > longest) return false
  const list = new BlockList()
  list.addSubnet(address, Number(bits), family(address))
  return list.check(host, family(host))
}

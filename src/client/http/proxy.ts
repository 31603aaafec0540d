import { BlockList, isIP } from 'node:net'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The proxy for a URL, by `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` in either case, lower case first as
 * curl and Python's requests read them; undefined where the way is direct.
 */
export function proxyFor(url: URL, env: Environment): URL | undefined {
  const name = url.protocol === 'https:' ? 'https_proxy' : 'http_proxy'
  const proxy = read(env, name) || read(env, 'all_proxy')
  if (!proxy || bypassed(url, read(env, 'no_proxy'))) return undefined
  const withScheme = proxy.includes('://') ? proxy : `http://${proxy}`
  return URL.canParse(withScheme) ? new URL(withScheme) : undefined
}

function read(env: Environment, name: string): string {
  return env[name] ?? env[name.toUpperCase()] ?? ''
}

/**
 * Entries are host names, their suffixes (`.example.com` or `example.com`), addresses, each with or without a
 * port, networks (`10.0.0.0/8`), or `*`.
 */
function bypassed(url: URL, list: string): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '').toLowerCase()
  const port = url.port || (url.protocol === 'https:' ? '443' : '80')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => {
      if (entry === '*') return true
      const [, name = '', only] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(bracketed(entry)) ?? []
      if (name === '' || (only !== undefined && only !== port)) return false
      if (name.includes('/')) return inNetwork(host, name)
      const suffix = name.replace(/^\*?\./, '')
      return host === suffix || host.endsWith(`.${suffix}`)
    })
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

/** A bare IPv6 address must not lose its last group as if it were a port. */
function bracketed(entry: string): string {
  return (entry.match(/:/g)?.length ?? 0) > 1 && !entry.startsWith('[') ? `[${entry}]` : entry
}

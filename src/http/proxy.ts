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

/** Entries are host names, their suffixes (`.example.com` or `example.com`), addresses, each with or without a port, or `*`. */
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
      const suffix = name.replace(/^\*?\./, '')
      return host === suffix || host.endsWith(`.${suffix}`)
    })
}

/** A bare IPv6 address must not lose its last group as if it were a port. */
function bracketed(entry: string): string {
  return (entry.match(/:/g)?.length ?? 0) > 1 && !entry.startsWith('[') ? `[${entry}]` : entry
}

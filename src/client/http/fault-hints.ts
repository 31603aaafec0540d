import { type Failed, type FaultKind, isTlsOfProxy } from './faults'
import type { Proxy } from './proxies'

/** The hint for a server that does not seem to speak TLS. */
export const plainHint = 'Check whether the URL should begin with http:// in place of https://.'

/** The hint for a status of a proxy. */
export function refusalHint(status: number, { variable }: Proxy): string {
  if (status === 407) return proxyLoginHint(variable)
  if (status === 403) return 'Ask whoever runs the proxy to allow the host, or name the host in no_proxy.'
  return `Check that the proxy in ${variable} can reach the host, or name the host in no_proxy.`
}

/** @param variable where the proxy may be set */
export function proxyLoginHint(variable: string): string {
  return `The proxy wants a user name and password: http://USER:PASSWORD@HOST:PORT in ${variable}.`
}

/** The hint that only the failed request can give; it takes precedence over the general one of the cause. */
export function requestHint(kind: FaultKind, failed: Failed): string | undefined {
  return kind === 'unknown-authority' ? authorityHint(failed) : proxyHint(kind, failed)
}

function authorityHint({ progress: { certificate } }: Failed): string {
  const who = certificate?.issuer === undefined ? '' : ` "${certificate.issuer}"`
  return `Name the certificate of its authority${who} with --os-cacert or in OS_CACERT.`
}

/** What to do if the fault is that of the proxy, not of the host. */
function proxyHint(kind: FaultKind, failed: Failed): string | undefined {
  const { progress, proxy } = failed
  if (!proxy || progress.connected) return undefined
  const { protocol } = proxy.url
  // Errors about a SOCKS proxy itself come from its client, without a code, and so not as these kinds.
  if (/^socks[45]:$/.test(protocol) && (kind === 'unknown-host' || kind === 'dns-trouble'))
    return `With ${protocol === 'socks4:' ? 'socks4a' : 'socks5h'}:// in ${proxy.variable}, the proxy looks up the host.`
  const isOfProxy =
    connecting.includes(kind) ||
    (ofTls.includes(kind) && isTlsOfProxy(failed)) ||
    (kind === 'proxy' && protocol.startsWith('socks'))
  return isOfProxy ? `Check the proxy that ${proxy.variable} names.` : undefined
}

/** Faults before there is a connection that come from a proxy, unless there is none. */
const connecting: readonly FaultKind[] = [
  'unknown-host',
  'dns-trouble',
  'refused',
  'unreachable',
  'connect-timeout',
  'reset',
  'not-http',
  'too-large',
]

const ofTls: readonly FaultKind[] = ['certificate', 'tls']

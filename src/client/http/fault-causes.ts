import { isAxiosError } from 'axios'
import { isObject } from '../../foundation/json'
import { Fault, type FaultKind } from './faults'
import type { Proxy } from './proxies'

type Meaning = readonly [FaultKind, detail: string, hint?: string]

/** The hint for a server that does not seem to speak TLS. */
export const plainHint = 'Check whether the URL should begin with http:// in place of https://.'

const cutOff: Meaning = ['truncated', 'the answer ended in the middle']

/** What the codes of libuv, Node's HTTP parser, zlib, axios and OpenSSL mean: the first pattern that matches counts. */
const meanings: readonly (readonly [codes: RegExp, ...meaning: Meaning])[] = [
  [/^ENOTFOUND$/, 'unknown-host', 'the host name is not known', 'Check the host name of the URL.'],
  [/^EAI_AGAIN$/, 'dns-trouble', 'the name server did not answer'],
  [
    /^ECONNREFUSED$/,
    'refused',
    'the connection was refused',
    'Check the port and whether the service is running.',
  ],
  [/^EHOSTUNREACH$/, 'unreachable', 'the host cannot be reached'],
  [/^ENETUNREACH$/, 'unreachable', 'the network cannot be reached'],
  [/^EADDRNOTAVAIL$/, 'unreachable', 'the address cannot be reached'],
  [/^ETIMEDOUT$/, 'connect-timeout', 'the connection timed out'],
  [/^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, 'reset', 'the connection was cut off'],
  [/^(?:ERR_BAD_RESPONSE|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/, ...cutOff],
  [/^HPE_(?:INVALID_EOF_STATE|INVALID_CHUNK_SIZE|STRICT)$/, ...cutOff],
  [/^HPE_HEADER_OVERFLOW$/, 'too-large', 'the headers of the answer are larger than 16 KiB'],
  [/^HPE_/, 'not-http', 'the answer is not HTTP', 'Check the scheme and the port of the URL.'],
  [/^Z_/, 'encoding', 'the answer cannot be decompressed'],
  [
    /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/,
    'tls',
    'it speaks only TLS 1.0 or 1.1, which is no longer safe',
    'Ask the operator of the service to enable TLS 1.2 or newer.',
  ],
  // OpenSSL 3.2 renamed the alerts of SSL 3.
  [
    /^ERR_SSL_(?:TLSV13_ALERT_CERTIFICATE_REQUIRED|(?:SSLV3|SSL\/TLS)_ALERT_(?:HANDSHAKE_FAILURE|BAD_CERTIFICATE)|TLSV1_ALERT_UNKNOWN_CA)$/,
    'certificate',
    'it does not accept the client certificate, or asks for one',
    'Give a client certificate with --os-cert and --os-key.',
  ],
  [
    /^(?:EPROTO|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST))$/,
    'tls',
    'the TLS handshake failed',
    plainHint,
  ],
  [/^ERR_SSL_/, 'tls', 'the TLS handshake failed'],
  [
    /^ERR_OSSL_/,
    'certificate',
    'the client certificate and its key cannot be used',
    'Check the files of --os-cert and --os-key.',
  ],
  [/^DEPTH_ZERO_SELF_SIGNED_CERT$/, 'unknown-authority', 'its certificate is signed by itself'],
  [
    /^(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED)$/,
    'unknown-authority',
    'its certificate comes from a certificate authority that is not known',
  ],
  [
    /^CERT_HAS_EXPIRED$/,
    'certificate',
    'its certificate has expired',
    'Ask the operator of the service to renew it.',
  ],
  [
    /^CERT_NOT_YET_VALID$/,
    'certificate',
    'its certificate is not valid yet',
    'Check the clock of this machine.',
  ],
  [/^CERT_REVOKED$/, 'certificate', 'its certificate has been revoked'],
  [
    /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    'certificate',
    'its certificate is for another host name',
    'Use the host name that the certificate was made for.',
  ],
]

/** How far a request has come. */
export interface Progress {
  /** The connection is established: from here on the service may have received the request. */
  stands: boolean
  /** The TCP connection is established, and the TLS handshake has begun. */
  handshaking?: boolean
  /** The headers of an answer have come. */
  answered: boolean
  /** The issuer that the server's certificate names. */
  issuer?: string | undefined
}

/** The progress of a request without a connection. */
export const unsent: Progress = { stands: false, answered: false }

/** The request that an error ended. */
export interface Failed {
  progress: Progress
  /** Undefined for a proxy's tunnel. */
  url?: string | undefined
  proxy?: Proxy | undefined
}

/** The fault behind an error of axios or of the layers below it. */
export function faultFrom(error: unknown, failed: Failed): Fault {
  const { progress, url, proxy } = failed
  const cause = isAxiosError(error) ? (error.cause ?? error) : error
  if (cause instanceof Fault) {
    const hint = cause.facts.hint ?? proxyHint(cause.kind, failed)
    return new Fault(cause.kind, cause.detail, { ...cause.facts, url, proxy, hint })
  }
  const [kind, detail, hint] = meaningOf(cause, failed)
  const blamed = isTlsOfProxy(failed)
    ? detail.replace(/^it(s?) /, (_, s: string) => `the proxy${s && "'s"} `)
    : detail
  return new Fault(kind, blamed, {
    ...{ reached: progress.stands, url, proxy },
    hint: authorityHint(kind, progress) ?? proxyHint(kind, failed) ?? hint,
    cause: withoutRequest(cause),
  })
}

function isTlsOfProxy({ url, proxy }: Failed): boolean {
  return proxy?.url.protocol === 'https:' && !url?.startsWith('https:')
}

/** How axios and zlib say that a body is larger than allowed. */
const tooLarge = /^(?:maxContentLength size of|Cannot create a Buffer larger than) (\d+)/

function meaningOf(error: unknown, { progress, proxy }: Failed): Meaning {
  const size = tooLarge.exec(messageOf(error))?.[1]
  if (size) return ['too-large', `the answer is larger than ${Number(size) / 2 ** 20} MiB`]
  const code = codeOf(error)
  const found = meanings.find(([codes]) => codes.test(code))
  if (found) {
    const [, ...meaning] = found
    return meaning[0] === 'reset' && progress.answered ? cutOff : meaning
  }
  // OpenSSL's other reasons to reject a certificate.
  if (/^(?:INVALID_|UNSPECIFIED$|CERT_|CRL_|PATH_LENGTH_)/.test(code))
    return ['certificate', `its certificate cannot be verified: ${messageOf(error)}`]
  // The SOCKS client's errors have no code.
  if (proxy?.url.protocol.startsWith('socks') && code === '') {
    const reason = messageOf(error).replace(' - (undefined)', '')
    return ['proxy', `the SOCKS proxy refused the connection: ${reason}`, checkProxy(proxy)]
  }
  return ['unknown', messageOf(error)]
}

function authorityHint(kind: FaultKind, { issuer }: Progress): string | undefined {
  if (kind !== 'unknown-authority') return undefined
  const who = issuer === undefined ? '' : ` "${issuer}"`
  return `Name the certificate of its authority${who} with --os-cacert or in OS_CACERT.`
}

/** Faults before there is a connection that come from a proxy, unless there is none. */
const connecting: readonly FaultKind[] = [
  ...(['unknown-host', 'dns-trouble', 'refused', 'unreachable', 'connect-timeout', 'reset'] as const),
  ...(['not-http', 'too-large'] as const),
]

/** What to do if the fault is that of the proxy, not of the host. */
function proxyHint(kind: FaultKind, failed: Failed): string | undefined {
  const { progress, proxy } = failed
  if (!proxy || progress.stands) return undefined
  // Errors about the proxy itself come from the SOCKS client, without a code.
  if ((kind === 'unknown-host' || kind === 'dns-trouble') && /^socks[45]:$/.test(proxy.url.protocol))
    return `With ${proxy.url.protocol === 'socks4:' ? 'socks4a' : 'socks5h'}:// in ${proxy.variable}, the proxy looks up the host.`
  const isTls = kind === 'certificate' || kind === 'tls'
  return connecting.includes(kind) || (isTls && isTlsOfProxy(failed)) ? checkProxy(proxy) : undefined
}

const checkProxy = ({ variable }: Proxy) => `Check the proxy that ${variable} names.`

/** An error of axios holds the request with its secrets, and whoever inspects the error would see them. */
function withoutRequest(error: unknown): unknown {
  return isAxiosError(error) ? new Error(error.message) : error
}

function messageOf(error: unknown): string {
  return isObject(error) ? String(error['message']) : String(error)
}

/** The code of an error, or of the first of several addresses that were tried (Happy Eyeballs). */
function codeOf(error: unknown): string {
  if (!isObject(error)) return ''
  if (Array.isArray(error['errors'])) return codeOf(error['errors'][0])
  // Some of OpenSSL's errors have their reason in the text only: `…:SSL routines:<function>:<reason>:…`.
  const reason =
    error['code'] === 'EPROTO' && /:SSL routines:[^:]*:([^:]+)/.exec(String(error['message']))?.[1]
  if (reason) return `ERR_SSL_${reason.trim().toUpperCase().replaceAll(' ', '_')}`
  return typeof error['code'] === 'string' ? error['code'] : ''
}

import { isAxiosError } from 'axios'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import type { Proxy } from './proxies'

/** Why no answer came, in the classes that the retry rules and the messages tell apart. */
export type FaultKind =
  | 'unknown-host'
  | 'dns-trouble'
  | 'refused'
  | 'unreachable'
  | 'reset'
  | 'truncated'
  | 'connect-timeout'
  | 'idle-timeout'
  | 'overall-timeout'
  | 'certificate'
  | 'unknown-authority'
  | 'tls'
  | 'proxy'
  | 'redirect'
  | 'not-http'
  | 'too-large'
  | 'encoding'
  | 'unknown'

export interface FaultFacts {
  /** Whether the service may have seen the request. */
  reached: boolean
  /** The URL that was asked, after redirects. */
  url?: string
  /** The proxy that it was asked through. */
  proxy?: Proxy | undefined
  hint?: string | undefined
  cause?: unknown
}

/** No answer came. It never leaves this folder: `connectionError` turns it into what the user reads. */
export class Fault extends Error {
  constructor(
    readonly kind: FaultKind,
    readonly detail: string,
    readonly facts: FaultFacts,
  ) {
    super(detail, { cause: facts.cause })
  }
}

type Meaning = readonly [FaultKind, detail: string, hint?: string]

/** What to do where a server seems not to speak TLS. */
export const plainHint = 'Check whether the URL should begin with http:// in place of https://.'

const endedInTheMiddle: Meaning = ['truncated', 'the answer ended in the middle']

const tooOld: Meaning = [
  'tls',
  'it speaks only TLS 1.0 or 1.1, which is no longer safe',
  'Ask the operator of the service to enable TLS 1.2 or newer.',
]

/** Codes of libuv, of Node's HTTP parser and of OpenSSL; the last ones say what is wrong with a certificate. */
const kinds: Readonly<Record<string, Meaning>> = {
  ENOTFOUND: ['unknown-host', 'the host name is not known', 'Check the host name of the URL.'],
  EAI_AGAIN: ['dns-trouble', 'the name server did not answer'],
  ECONNREFUSED: [
    'refused',
    'the connection was refused',
    'Check the port and whether the service is running.',
  ],
  EHOSTUNREACH: ['unreachable', 'the host cannot be reached'],
  ENETUNREACH: ['unreachable', 'the network cannot be reached'],
  EADDRNOTAVAIL: ['unreachable', 'the address cannot be reached'],
  ETIMEDOUT: ['connect-timeout', 'the connection timed out'],
  ECONNRESET: ['reset', 'the connection was cut off'],
  EPIPE: ['reset', 'the connection was cut off'],
  ECONNABORTED: ['reset', 'the connection was cut off'],
  // How axios says that the answer was cut off.
  ERR_BAD_RESPONSE: endedInTheMiddle,
  ERR_STREAM_PREMATURE_CLOSE: endedInTheMiddle,
  HPE_INVALID_EOF_STATE: endedInTheMiddle,
  HPE_INVALID_CHUNK_SIZE: endedInTheMiddle,
  HPE_STRICT: endedInTheMiddle,
  Z_BUF_ERROR: endedInTheMiddle,
  EPROTO: ['tls', 'the TLS handshake failed', plainHint],
  ERR_SSL_WRONG_VERSION_NUMBER: ['tls', 'the TLS handshake failed', plainHint],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: ['tls', 'the TLS handshake failed', plainHint],
  ERR_SSL_HTTP_REQUEST: ['tls', 'the TLS handshake failed', plainHint],
  ERR_SSL_UNSUPPORTED_PROTOCOL: tooOld,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: tooOld,
  DEPTH_ZERO_SELF_SIGNED_CERT: certificate('is signed by itself'),
  SELF_SIGNED_CERT_IN_CHAIN: certificate('comes from a certificate authority that is not known'),
  UNABLE_TO_GET_ISSUER_CERT: certificate('comes from a certificate authority that is not known'),
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: certificate('comes from a certificate authority that is not known'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: certificate('comes from a certificate authority that is not known'),
  CERT_SIGNATURE_FAILURE: certificate('comes from a certificate authority that is not known'),
  CERT_UNTRUSTED: certificate('comes from a certificate authority that is not trusted'),
  CERT_HAS_EXPIRED: [
    'certificate',
    'its certificate has expired',
    'Ask the operator of the service to renew it.',
  ],
  CERT_NOT_YET_VALID: ['certificate', 'its certificate is not valid yet', 'Check the clock of this machine.'],
  CERT_REVOKED: ['certificate', 'its certificate has been revoked'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'certificate',
    'its certificate is for another host name',
    'Use the host name that the certificate was made for.',
  ],
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: clientCertificate(),
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: clientCertificate(),
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: clientCertificate(),
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: clientCertificate(),
}

function certificate(what: string): Meaning {
  return ['unknown-authority', `its certificate ${what}`, nameAuthority()]
}

/** @param issuer who the certificate says has issued it */
function nameAuthority(issuer?: string): string {
  const who = issuer === undefined ? '' : ` "${issuer}"`
  return `Name the certificate of its authority${who} with --os-cacert or in OS_CACERT.`
}

function clientCertificate(): Meaning {
  return [
    'certificate',
    'it does not accept the client certificate, or asks for one',
    'Give a client certificate with --os-cert and --os-key.',
  ]
}

/** Whole families of codes, by how they begin. */
const families: readonly (readonly [prefix: string, Meaning])[] = [
  ['Z_', ['encoding', 'the answer cannot be decompressed']],
  ['HPE_', ['not-http', 'the answer is not HTTP', 'Check the scheme and the port of the URL.']],
  ['ERR_SSL_', ['tls', 'the TLS handshake failed']],
  [
    'ERR_OSSL_',
    [
      'certificate',
      'the client certificate and its key cannot be used',
      'Check the files of --os-cert and --os-key.',
    ],
  ],
]

/** How far a request has come. */
export interface Progress {
  /** The connection stands: from here on the service may have seen the request. */
  stands: boolean
  /** The head of an answer has come. */
  answered: boolean
  /** Who the server's certificate says has issued it. */
  issuer?: string | undefined
}

/** The fault behind an error of axios, or of what stands below it. */
export function faultFrom(error: unknown, progress: Progress, proxy?: Proxy): Fault {
  const facts = { reached: progress.stands, proxy }
  const cause = isAxiosError(error) ? (error.cause ?? error) : error
  if (cause instanceof Fault) return new Fault(cause.kind, cause.detail, { ...facts, ...cause.facts })
  const [kind, detail, hint] = meaningOf(cause, progress, proxy)
  return new Fault(kind, detail, {
    ...facts,
    hint: kind === 'unknown-authority' ? nameAuthority(progress.issuer) : (proxyTrouble(kind, facts) ?? hint),
    cause: withoutRequest(cause),
  })
}

/** The fault that an error stands for; undefined where it is none. */
export function faultOf(error: unknown): Fault | undefined {
  if (error instanceof Fault) return error
  return isAxiosError(error) && error.cause instanceof Fault ? error.cause : undefined
}

/** What to do where it is the proxy, and not the host, that is not reached. */
function proxyTrouble(kind: FaultKind, { reached, proxy }: FaultFacts): string | undefined {
  const isTrouble = [
    'refused',
    'unknown-host',
    'dns-trouble',
    'unreachable',
    'connect-timeout',
    'reset',
  ].includes(kind)
  return proxy && !reached && isTrouble ? `Check the proxy that ${proxy.variable} names.` : undefined
}

function meaningOf(error: unknown, { answered }: Progress, proxy: Proxy | undefined): Meaning {
  const size = /^maxContentLength size of (\d+) exceeded/.exec(messageOf(error))?.[1]
  if (size) return ['too-large', `the answer is larger than ${Number(size) / 2 ** 20} MiB`]
  const code = errorCode(error)
  const known = kinds[code] ?? families.find(([prefix]) => code.startsWith(prefix))?.[1]
  if (known?.[0] === 'reset' && answered) return endedInTheMiddle
  if (known) return known
  // The errors of the SOCKS client are words alone.
  if (proxy?.url.protocol.startsWith('socks') && code === '')
    return ['proxy', `the SOCKS proxy refused the connection: ${messageOf(error)}`]
  return ['unknown', messageOf(error)]
}

/** An error of axios holds the request with its secrets, and whoever looks into an error would see them. */
function withoutRequest(error: unknown): unknown {
  return isAxiosError(error) ? new Error(error.message) : error
}

function messageOf(error: unknown): string {
  return isObject(error) ? String(error['message']) : String(error)
}

/** The code of an error, or of the first of several addresses that were tried (Happy Eyeballs). */
function errorCode(error: unknown): string {
  if (!isObject(error)) return ''
  if (Array.isArray(error['errors'])) return errorCode(error['errors'][0])
  // Some of OpenSSL's errors have their reason in the text only: `…:SSL routines:<function>:<reason>:…`.
  const reason =
    error['code'] === 'EPROTO' && /:SSL routines:[^:]*:([^:]+)/.exec(String(error['message']))?.[1]
  if (reason) return `ERR_SSL_${reason.trim().toUpperCase().replaceAll(' ', '_')}`
  return typeof error['code'] === 'string' ? error['code'] : ''
}

/** What the user reads: `Cannot connect to https://host:9511: the connection was refused`. */
export function connectionError({ detail, facts }: Fault, requested: string): MagnumError {
  const way = facts.proxy ? ` through the proxy ${facts.proxy.url.protocol}//${facts.proxy.url.host}` : ''
  const verb = facts.reached ? 'No answer from' : 'Cannot connect to'
  const message = `${verb} ${originOf(facts.url ?? requested)}${way}: ${detail}`.replace(/\s+/g, ' ')
  return new MagnumError('connection', message, { hint: facts.hint, cause: facts.cause })
}

/** Scheme, host and port; of what is no URL of a host the whole, but for a name and password. */
function originOf(url: string): string {
  const origin = URL.canParse(url) ? new URL(url).origin : 'null'
  return origin === 'null' ? url.replace(/\/\/[^@/]*@/, '//') : origin
}

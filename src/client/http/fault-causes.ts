import { isAxiosError } from 'axios'
import { isObject } from '../../foundation/json'
import { plainHint, requestHint } from './fault-hints'
import { type Failed, Fault, type FaultKind, isTlsOfProxy } from './faults'

/** What the code of an error means. */
interface Cause {
  codes: RegExp
  /** Whether it means that for this request. */
  when?: (failed: Failed, message: string) => boolean
  kind: FaultKind
  detail: string | ((words: Words) => string)
  /** The general hint, where the request gives no better one. */
  hint?: string
}

/** What a detail is made of: the server or proxy (`it`, `its`), and the message of the error. */
interface Words {
  it: string
  its: string
  message: string
}

const cutOff = { kind: 'truncated', detail: 'the answer ended in the middle' } as const

/** The codes of libuv, Node's HTTP parser, zlib, axios and OpenSSL; the first row that fits counts. */
const causes: readonly Cause[] = [
  {
    codes: /^ERR_(?:BAD_RESPONSE|BUFFER_TOO_LARGE)$/,
    when: (_failed, message) => limitIn(message) !== undefined,
    kind: 'too-large',
    detail: ({ message }) => `the answer is larger than ${Number(limitIn(message)) / 2 ** 20} MiB`,
  },
  {
    codes: /^ENOTFOUND$/,
    kind: 'unknown-host',
    detail: 'the host name is not known',
    hint: 'Check the host name of the URL.',
  },
  { codes: /^EAI_AGAIN$/, kind: 'dns-trouble', detail: 'the name server did not answer' },
  {
    codes: /^ECONNREFUSED$/,
    kind: 'refused',
    detail: 'the connection was refused',
    hint: 'Check the port and whether the service is running.',
  },
  { codes: /^EHOSTUNREACH$/, kind: 'unreachable', detail: 'the host cannot be reached' },
  { codes: /^ENETUNREACH$/, kind: 'unreachable', detail: 'the network cannot be reached' },
  { codes: /^EADDRNOTAVAIL$/, kind: 'unreachable', detail: 'the address cannot be reached' },
  { codes: /^ETIMEDOUT$/, kind: 'connect-timeout', detail: 'the connection timed out' },
  {
    codes: /^(?:ECONNRESET|ECONNABORTED|EPIPE)$/,
    when: ({ progress }) => progress.answered,
    ...cutOff,
  },
  { codes: /^(?:ECONNRESET|ECONNABORTED|EPIPE)$/, kind: 'reset', detail: 'the connection was cut off' },
  { codes: /^(?:ERR_BAD_RESPONSE|ERR_STREAM_PREMATURE_CLOSE|Z_BUF_ERROR)$/, ...cutOff },
  { codes: /^HPE_(?:INVALID_EOF_STATE|INVALID_CHUNK_SIZE|STRICT)$/, ...cutOff },
  {
    codes: /^HPE_HEADER_OVERFLOW$/,
    kind: 'too-large',
    detail: 'the headers of the answer are larger than 16 KiB',
  },
  {
    codes: /^HPE_/,
    kind: 'not-http',
    detail: 'the answer is not HTTP',
    hint: 'Check the scheme and the port of the URL.',
  },
  { codes: /^Z_/, kind: 'encoding', detail: 'the answer cannot be decompressed' },
  {
    codes: /^ERR_SSL_(?:UNSUPPORTED_PROTOCOL|TLSV1_ALERT_PROTOCOL_VERSION)$/,
    kind: 'tls',
    detail: ({ it }) => `${it} speaks only TLS 1.0 or 1.1, which is no longer safe`,
    hint: 'Ask the operator of the service to enable TLS 1.2 or newer.',
  },
  // OpenSSL 3.2 renamed the alerts of SSL 3.
  {
    codes: /^ERR_SSL_(?:SSLV3|SSL\/TLS)_ALERT_HANDSHAKE_FAILURE$/,
    when: ({ progress }) => !progress.agreed,
    kind: 'tls',
    detail: ({ it }) => `${it} refused the TLS handshake, probably because no cipher is shared`,
    hint: 'Ask the operator of the service which TLS versions and ciphers it accepts.',
  },
  {
    codes:
      /^ERR_SSL_(?:TLSV13_ALERT_CERTIFICATE_REQUIRED|(?:SSLV3|SSL\/TLS)_ALERT_(?:HANDSHAKE_FAILURE|BAD_CERTIFICATE)|TLSV1_ALERT_UNKNOWN_CA)$/,
    kind: 'certificate',
    detail: ({ it }) => `${it} does not accept the client certificate, or asks for one`,
    hint: 'Give a client certificate with --os-cert and --os-key.',
  },
  {
    codes: /^(?:EPROTO|ERR_SSL_(?:WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST))$/,
    kind: 'tls',
    detail: 'the TLS handshake failed',
    hint: plainHint,
  },
  {
    codes: /^ERR_(?:OSSL_|SSL_(?:EE_KEY_TOO_SMALL|CA_MD_TOO_WEAK)$)/,
    kind: 'certificate',
    detail: 'the client certificate and its key cannot be used',
    hint: 'Check the files of --os-cert and --os-key.',
  },
  { codes: /^ERR_SSL_/, kind: 'tls', detail: 'the TLS handshake failed' },
  {
    codes: /^DEPTH_ZERO_SELF_SIGNED_CERT$/,
    kind: 'unknown-authority',
    detail: ({ its }) => `${its} certificate is signed by itself`,
  },
  {
    codes:
      /^(?:SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(?:GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|CERT_SIGNATURE_FAILURE|CERT_UNTRUSTED)$/,
    kind: 'unknown-authority',
    detail: ({ its }) => `${its} certificate comes from a certificate authority that is not known`,
  },
  {
    codes: /^CERT_HAS_EXPIRED$/,
    when: ({ progress: { certificate } }) => certificate !== undefined && !certificate.hasExpired,
    kind: 'certificate',
    detail: ({ its }) => `the certificate of ${its} certificate authority has expired`,
    hint: 'Give the renewed certificate of the authority with --os-cacert, or ask the operator of the service to renew it.',
  },
  {
    codes: /^CERT_HAS_EXPIRED$/,
    kind: 'certificate',
    detail: ({ its }) => `${its} certificate has expired`,
    hint: 'Check the clock of this machine, or ask the operator of the service to renew it.',
  },
  {
    codes: /^CERT_NOT_YET_VALID$/,
    kind: 'certificate',
    detail: ({ its }) => `${its} certificate is not valid yet`,
    hint: 'Check the clock of this machine.',
  },
  {
    codes: /^CERT_REVOKED$/,
    kind: 'certificate',
    detail: ({ its }) => `${its} certificate has been revoked`,
  },
  {
    codes: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    kind: 'certificate',
    detail: ({ its }) => `${its} certificate is for another host name`,
    hint: 'Use the host name that the certificate was made for.',
  },
  // OpenSSL's other reasons to reject a certificate.
  {
    codes: /^(?:INVALID_|UNSPECIFIED$|CERT_|CRL_|PATH_LENGTH_)/,
    kind: 'certificate',
    detail: ({ its, message }) => `${its} certificate cannot be verified: ${message}`,
    hint: 'Ask the operator of the service to replace the certificate.',
  },
  // The SOCKS client's errors have no code.
  {
    codes: /^$/,
    when: ({ proxy }) => proxy?.url.protocol.startsWith('socks') ?? false,
    kind: 'proxy',
    detail: ({ message }) =>
      `the SOCKS proxy refused the connection: ${message.replace(' - (undefined)', '')}`,
  },
]

/** The limit in bytes that a body exceeded, in the words of axios and zlib. */
function limitIn(message: string): string | undefined {
  return /^(?:maxContentLength size of|Cannot create a Buffer larger than) (\d+)/.exec(message)?.[1]
}

/** The fault behind an error of axios or of the layers below it. */
export function faultFrom(error: unknown, failed: Failed): Fault {
  const { url, proxy } = failed
  const cause = isAxiosError(error) ? (error.cause ?? error) : error
  const { kind, detail, facts } = cause instanceof Fault ? cause : explained(cause, failed)
  const hint = requestHint(kind, failed) ?? facts.hint
  return new Fault(kind, detail, { ...facts, url, proxy, hint })
}

function explained(cause: unknown, failed: Failed) {
  const code = codeOf(cause)
  const message = isObject(cause) ? String(cause['message']) : String(cause)
  const found = causes.find(({ codes, when }) => codes.test(code) && (when?.(failed, message) ?? true))
  const { kind, detail, hint } = found ?? { kind: 'unknown' as const, detail: message }
  const who = isTlsOfProxy(failed) ? { it: 'the proxy', its: "the proxy's" } : { it: 'it', its: 'its' }
  return {
    kind,
    detail: typeof detail === 'string' ? detail : detail({ ...who, message }),
    facts: { reached: failed.progress.connected, hint, cause: withoutRequest(cause) },
  }
}

/** An error of axios holds the request with its secrets, and whoever inspects the error would see them. */
function withoutRequest(error: unknown): unknown {
  return isAxiosError(error) ? new Error(error.message) : error
}

/** The code of an error, or of the first of several addresses that were tried (Happy Eyeballs). */
function codeOf(error: unknown): string {
  if (!isObject(error)) return ''
  if (Array.isArray(error['errors'])) return codeOf(error['errors'][0])
  const code = typeof error['code'] === 'string' ? error['code'] : ''
  if (code !== '' && code !== 'EPROTO') return code
  // The SOCKS client's errors have the system's code in the text only, and some of OpenSSL's their reason:
  // `connect ECONNREFUSED …`, `…:SSL routines:<function>:<reason>:…`.
  const message = String(error['message'])
  const [, reason] = /:SSL routines:[^:]*:([^:]+)/.exec(message) ?? []
  if (reason) return `ERR_SSL_${reason.trim().toUpperCase().replaceAll(' ', '_')}`
  return /^connect (E[A-Z]+) /.exec(message)?.[1] ?? code
}

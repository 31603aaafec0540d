import type { ConnectionOptions, SecureContext } from 'node:tls'
import { MagnumError, systemErrorCode } from '../../foundation/errors'
import type { Authorities, AuthoritySources } from './authorities'

/** TLS settings. Paths must not contain `~`. */
export interface TlsOptions {
  /** Accepts any certificate. */
  insecure?: boolean
  /** A CA file or folder that replaces the CAs of Node and the system. */
  caFile?: string | undefined
  /** The client certificate; without `keyFile`, the file also contains the key. */
  certFile?: string | undefined
  keyFile?: string | undefined
}

/** Options of Node's TLS connections. */
export interface TlsSettings {
  rejectUnauthorized: boolean
  secureContext: SecureContext
  /** By default, the certificate is compared with the host of the request. */
  checkServerIdentity?: ConnectionOptions['checkServerIdentity']
}

/** The TLS options for a host. OpenSSL errors are thrown unchanged. */
export interface Trust {
  settingsFor(url: URL): Promise<TlsSettings>
  /**
   * Trusts the system's CAs for a host whose CA is unknown. They are loaded only then, because that takes longer than a
   * command. Returns false if that changes nothing.
   */
  extendToSystem(url: URL): Promise<boolean>
  /** Describes the trusted CAs for a host. */
  describe(url: URL): Promise<string>
}

/** @param sources of the trusted CAs, which other servers may share */
export function createTrust(tls: Omit<TlsOptions, 'caFile'>, sources: AuthoritySources): Trust {
  const extended = new Set<string>()
  // Cached: parsing hundreds of certificates takes longer than most requests.
  const contexts = new Map<Authorities | undefined, Promise<SecureContext>>()

  const authoritiesAt = async (url: URL) =>
    (await sources.named()) ?? (extended.has(url.host) ? await sources.ofSystem() : undefined)

  return {
    async settingsFor(url) {
      const authorities = tls.insecure ? undefined : await authoritiesAt(url)
      const context = contexts.get(authorities) ?? makeContext(tls, authorities)
      contexts.set(authorities, context)
      return { rejectUnauthorized: tls.insecure !== true, secureContext: await context }
    },
    async extendToSystem(url) {
      if (tls.insecure || extended.has(url.host) || (await authoritiesAt(url))) return false
      if (!(await sources.ofSystem())) return false
      extended.add(url.host)
      return true
    },
    async describe(url) {
      if (tls.insecure) return 'none: certificates are not checked'
      const authorities = await authoritiesAt(url)
      if (!authorities) return "Node's own"
      return `${authorities.certificates.length} of ${authorities.source}`
    },
  }
}

async function makeContext(
  { certFile, keyFile }: TlsOptions,
  authorities: Authorities | undefined,
): Promise<SecureContext> {
  const { createSecureContext, DEFAULT_CIPHERS } = await import('node:tls')
  const client = certFile === undefined ? undefined : await readPair(certFile, keyFile)
  return createSecureContext({
    // No RSA keys below 2048 bits, as in Debian's curl and Python and Node 24; the default of Node 20 and 22 is level 1.
    ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=2`,
    // In a single text, certificates after a damaged one would be ignored.
    // As for curl, an intermediate authority or the certificate itself is enough.
    ...(authorities && { ca: [...authorities.certificates], allowPartialTrustChain: true }),
    ...client,
  })
}

/** @throws an error of OpenSSL, which itself ignores an empty file, or a key of another type than the certificate's */
async function readPair(
  certFile: string,
  keyFile: string | undefined,
): Promise<{ cert: string; key: string }> {
  const { createPrivateKey, X509Certificate } = await import('node:crypto')
  const cert = await readPem('client certificate', certFile)
  const key = keyFile === undefined ? cert : await readPem('client key', keyFile)
  if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return { cert, key }
  throw Object.assign(new Error('key values mismatch'), { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' })
}

async function readPem(what: string, path: string): Promise<string> {
  const { readNamedFile } = await import('../../foundation/named-file')
  try {
    return (await readNamedFile(path, { special: 'written-pipe' })).toString()
  } catch (error) {
    const code = systemErrorCode(error)
    if (code === undefined) throw error
    throw new MagnumError('usage', `Cannot read the file of the ${what}, ${path} (${code})`, {
      hint: 'Check its path and permissions.',
      cause: error,
    })
  }
}

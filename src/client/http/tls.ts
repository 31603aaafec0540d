import type { SecureContext } from 'node:tls'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'
import { type Authorities, namedAuthorities, systemAuthorities } from './authorities'

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

export function createTrust(tls: TlsOptions, env: Readonly<Record<string, string | undefined>>): Trust {
  const extended = new Set<string>()
  let named: Promise<Authorities | undefined> | undefined
  let system: Promise<Authorities | undefined> | undefined
  const made = new Map<Authorities | undefined, Promise<TlsSettings>>()

  const authoritiesAt = async (url: URL) =>
    (await (named ??= namedAuthorities(tls.caFile, env))) ??
    (extended.has(url.host) ? await system : undefined)

  return {
    async settingsFor(url) {
      const authorities = tls.insecure ? undefined : await authoritiesAt(url)
      const settings = made.get(authorities) ?? makeSettings(tls, authorities)
      made.set(authorities, settings)
      return settings
    },
    async extendToSystem(url) {
      if (tls.insecure || extended.has(url.host) || (await authoritiesAt(url))) return false
      if (!(await (system ??= systemAuthorities()))) return false
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

async function makeSettings(tls: TlsOptions, authorities: Authorities | undefined): Promise<TlsSettings> {
  const { createSecureContext } = await import('node:tls')
  const [cert, key] = await Promise.all([
    readPem('client certificate', tls.certFile),
    readPem('client key', tls.keyFile ?? tls.certFile),
  ])
  if (cert !== undefined && key !== undefined) await checkPair(cert, key)
  return {
    rejectUnauthorized: tls.insecure !== true,
    // Cached: parsing hundreds of certificates takes longer than most requests.
    secureContext: createSecureContext({
      // In a single text, certificates after a damaged one would be ignored.
      // As for curl, an intermediate authority or the certificate itself is enough.
      ...(authorities && { ca: [...authorities.certificates], allowPartialTrustChain: true }),
      ...(cert !== undefined && { cert, key }),
    }),
  }
}

/** Throws an error of OpenSSL, which itself ignores an empty file, or a key of another type than the certificate's. */
async function checkPair(cert: string, key: string): Promise<void> {
  const { createPrivateKey, X509Certificate } = await import('node:crypto')
  if (new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) return
  throw Object.assign(new Error('key values mismatch'), { code: 'ERR_OSSL_X509_KEY_VALUES_MISMATCH' })
}

async function readPem(what: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const { readNamedFile } = await import('../../foundation/named-file')
  try {
    return (await readNamedFile(path)).toString()
  } catch (error) {
    if (error instanceof MagnumError) throw error
    const reason = isObject(error) ? String(error['code']) : String(error)
    throw new MagnumError('usage', `Cannot read the file of the ${what}, ${path} (${reason})`, {
      hint: 'Check its path and permissions.',
      cause: error,
    })
  }
}

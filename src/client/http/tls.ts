import type { SecureContext } from 'node:tls'
import { MagnumError } from '../../foundation/errors'
import { isObject } from '../../foundation/json'

/** How a server proves who it is, and how we do. Paths are complete: no `~` in them. */
export interface TlsOptions {
  /** Accepts any certificate. */
  insecure?: boolean
  /** A file of certificates that takes the place of the system's, as with Python's requests. */
  caFile?: string | undefined
  /** Our certificate; where `keyFile` is not given, the file holds the key too. */
  certFile?: string | undefined
  keyFile?: string | undefined
}

/** What Node makes TLS connections with. */
export interface TlsSettings {
  rejectUnauthorized: boolean
  secureContext: SecureContext
}

/** Reads the certificates and keys that the options name. OpenSSL's own errors are thrown as they are. */
export async function readTlsSettings(tls: TlsOptions): Promise<TlsSettings> {
  const { createSecureContext } = await import('node:tls')
  const [ca, cert, key] = await Promise.all([
    readPem('CA certificates', tls.caFile),
    readPem('client certificate', tls.certFile),
    readPem('client key', tls.keyFile ?? tls.certFile),
  ])
  return {
    rejectUnauthorized: tls.insecure !== true,
    // Made once: to read some hundred certificates takes longer than most requests.
    secureContext: createSecureContext({
      ...(ca !== undefined && { ca }),
      ...(cert !== undefined && { cert, key }),
    }),
  }
}

async function readPem(what: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined
  const { readFile } = await import('node:fs/promises')
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const reason = isObject(error) ? String(error['code']) : String(error)
    throw new MagnumError('usage', `Cannot read the file of the ${what}, ${path} (${reason})`, {
      cause: error,
    })
  }
}

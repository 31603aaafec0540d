import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { authorityWith, signRequest } from '../../src/sandbox/authority/authorities'
import { parseSigningRequest } from '../../src/sandbox/authority/signing-request'
import type { Authority } from '../../src/sandbox/resources'

let made: Authority | undefined

/** The authority of all clusters, a real one: our client looks at what it is given. */
export function authority(): Authority {
  made ??= authorityWith('mirror', generateKeyPairSync('rsa', { modulusLength: 2048 }))
  return made
}

/**
 * The certificate for a request, the same for both clients where both send the same; for whatever is none, something that
 * is no certificate either.
 */
export function signed(csr: string): string {
  const known = certificates.get(csr)
  if (known !== undefined) return known
  const request = readRequest(csr)
  const certificate = request
    ? signRequest(authority(), request)
    : '-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----\n'
  certificates.set(csr, certificate)
  return certificate
}

const certificates = new Map<string, string>()

function readRequest(csr: string) {
  try {
    return parseSigningRequest(csr)
  } catch {
    return undefined
  }
}

/** What two clients' requests, each with a key of its own, have in common: whom they are for, and the kind of key. */
export function meaningOfRequest(csr: string): string {
  const request = readRequest(csr)
  if (!request) return csr
  const certificate = new X509Certificate(signed(csr))
  const { modulusLength } = certificate.publicKey.asymmetricKeyDetails ?? {}
  const extensions = request.extensions.map(({ id }) => id).join()
  return `CSR for ${certificate.subject.replaceAll('\n', ', ')}, ${certificate.publicKey.asymmetricKeyType} ${modulusLength}${extensions}`
}

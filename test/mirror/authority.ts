import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { authorityWith, signRequest } from '../../src/sandbox/authority/authorities'
import { parseSigningRequest } from '../../src/sandbox/authority/signing-request'
import type { Authority } from '../../src/sandbox/resources'

let made: Authority | undefined

/** The CA of all clusters. It is real because our client checks certificates. */
export function authority(): Authority {
  made ??= authorityWith('mirror', generateKeyPairSync('rsa', { modulusLength: 2048 }))
  return made
}

/**
 * The certificate for a CSR: the same for equal CSRs, and an invalid one for an invalid CSR.
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

/** The subject and key type of a CSR, which both clients share although their keys differ. */
export function meaningOfRequest(csr: string): string {
  const request = readRequest(csr)
  if (!request) return csr
  const certificate = new X509Certificate(signed(csr))
  const { modulusLength } = certificate.publicKey.asymmetricKeyDetails ?? {}
  const extensions = request.extensions.map(({ id }) => id).join()
  return `CSR for ${certificate.subject.replaceAll('\n', ', ')}, ${certificate.publicKey.asymmetricKeyType} ${modulusLength}${extensions}`
}

import type { X509Certificate } from 'node:crypto'
import { MagnumError } from '../foundation/errors'

/** What a cluster's native client authenticates with, in PEM. */
export interface Credentials {
  key: string
  cert: string
  /** The cluster's certificate authority. */
  ca: string
}

/**
 * Finds out, before anything is written, whether a certificate is for the key, was signed by the authority, and
 * is valid at `now` (milliseconds). Resolves to when it expires.
 * @throws MagnumError failed, saying what does not fit
 */
export async function checkCertificate({ key, cert, ca }: Credentials, now: number): Promise<Date> {
  const { createPrivateKey } = await import('node:crypto')
  const certificate = await parse(cert, 'The certificate')
  const authority = await parse(ca, "The authority's certificate")
  if (!certificate.checkPrivateKey(createPrivateKey(key))) {
    throw new MagnumError('failed', 'The certificate that the service made does not belong to the key')
  }
  if (!isSignedBy(certificate, authority)) {
    throw new MagnumError('failed', "The certificate was not signed by the cluster's authority", {
      hint: 'The authority may just have been rotated; try again',
    })
  }
  const expires = new Date(certificate.validTo)
  // What is no date is not later either.
  if (!(expires.getTime() > now)) {
    throw new MagnumError('failed', `The certificate expired on ${certificate.validTo}`, {
      hint: "Check this computer's clock",
    })
  }
  return expires
}

function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  try {
    return certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
  } catch {
    // OpenSSL knows keys that sign nothing.
    return false
  }
}

async function parse(pem: string, what: string) {
  const { X509Certificate } = await import('node:crypto')
  try {
    return new X509Certificate(pem)
  } catch (cause) {
    throw new MagnumError('failed', `${what} that the service sent cannot be read`, { cause })
  }
}

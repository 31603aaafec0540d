import type { X509Certificate } from 'node:crypto'
import { MagnumError } from '../foundation/errors'

/** What a cluster's native client authenticates with, in PEM. */
export interface Credentials {
  key: string
  cert: string
  /** The cluster's certificate authority. */
  ca: string
}

export interface CheckedCredentials {
  /** As they are to be written: the certificates alone, without what stood around them. */
  credentials: Credentials
  expires: Date
  /** What was unusual, a sentence each. */
  notes: readonly string[]
}

/** How far the clocks of this computer and of the service may differ, in milliseconds. */
const clockTolerance = 5 * 60_000

/**
 * Finds out, before anything is written, whether a certificate is for the key, was signed by the authority, and
 * is valid at `now` (milliseconds).
 * @throws MagnumError failed, saying what does not fit
 */
export async function checkCertificate(
  { key, cert, ca }: Credentials,
  now: number,
): Promise<CheckedCredentials> {
  const { createPrivateKey } = await import('node:crypto')
  const chain = await readCertificates(cert, 'The certificate')
  const authorities = await readCertificates(ca, "The authority's certificate")
  const privateKey = createPrivateKey(key)
  const own = chain.certificates.find((each) => each.checkPrivateKey(privateKey))
  if (!own) {
    throw new MagnumError('failed', 'The certificate that the service made does not belong to the key')
  }
  const authority = authorityOf(own, chain.certificates, authorities.certificates)
  if (!authority) {
    throw new MagnumError('failed', "The certificate was not signed by the cluster's authority", {
      hint: 'The CA may just have been rotated; try again',
    })
  }
  requireValid(own, 'The certificate', "Check this computer's clock", now)
  requireValid(authority, "The cluster's CA certificate", "Make a new one with 'magnum ca-rotate'", now)
  const others = chain.certificates.filter((each) => each !== own && !each.raw.equals(authority.raw))
  return {
    credentials: {
      key,
      cert: writtenText(chain, [own, ...others]),
      ca: writtenText(authorities, authorities.certificates),
    },
    expires: new Date(own.validTo),
    notes: [
      ...(chain.hasText || authorities.hasText ? ['the text around the certificates is left out'] : []),
      ...(chain.certificates.length > 1
        ? [`of ${chain.certificates.length} certificates that came, the one for the key is written first`]
        : []),
    ],
  }
}

interface Read {
  pem: string
  certificates: X509Certificate[]
  /** Whether there is more than certificates. */
  hasText: boolean
}

async function readCertificates(pem: string, what: string): Promise<Read> {
  const { X509Certificate } = await import('node:crypto')
  const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g
  try {
    const certificates = (pem.match(block) ?? []).map((each) => new X509Certificate(each))
    if (certificates.length > 0) return { pem, certificates, hasText: pem.replace(block, '').trim() !== '' }
  } catch (cause) {
    throw new MagnumError('failed', `${what} that the service sent cannot be read`, { cause })
  }
  throw new MagnumError('failed', `${what} that the service sent cannot be read`)
}

/** A single certificate as it came; what is more than that, as every program takes it. */
function writtenText({ pem, certificates, hasText }: Read, chosen: readonly X509Certificate[]): string {
  if (certificates.length === 1 && !hasText) return pem
  return chosen.map((certificate) => certificate.toString()).join('')
}

/** The authority that a certificate leads to, by way of intermediate ones or at once. */
function authorityOf(
  certificate: X509Certificate,
  chain: readonly X509Certificate[],
  authorities: readonly X509Certificate[],
): X509Certificate | undefined {
  const authority = authorities.find((each) => isSignedBy(certificate, each))
  if (authority) return authority
  const issuer = chain.find((each) => each !== certificate && isSignedBy(certificate, each))
  return (
    issuer &&
    authorityOf(
      issuer,
      chain.filter((each) => each !== certificate),
      authorities,
    )
  )
}

function isSignedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  try {
    return certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
  } catch {
    // OpenSSL knows keys that sign nothing.
    return false
  }
}

function requireValid(
  { validFrom, validTo }: X509Certificate,
  what: string,
  hint: string,
  now: number,
): void {
  // What is no date is not later either.
  if (!(new Date(validTo).getTime() > now))
    throw new MagnumError('failed', `${what} expired on ${validTo}`, { hint })
  if (new Date(validFrom).getTime() > now + clockTolerance) {
    throw new MagnumError('failed', `${what} is not valid before ${validFrom}`, {
      hint: "Check this computer's clock",
    })
  }
}

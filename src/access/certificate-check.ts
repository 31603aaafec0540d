import type { X509Certificate } from 'node:crypto'
import { MagnumError } from '../foundation/errors'

/** The credentials of a cluster's native client, in PEM. */
export interface Credentials {
  key: string
  cert: string
  /** The cluster's CA certificate. */
  ca: string
}

export interface CheckedCredentials {
  /** The credentials to write, without any text around the certificates. */
  credentials: Credentials
  expires: Date
  /** Anything unusual, one clause each. */
  notes: readonly string[]
}

/** Allowed difference between the clocks of this computer and the service, in milliseconds. */
const clockTolerance = 5 * 60_000

/**
 * Checks, before anything is written, that a certificate matches the key, was signed by the CA, and is valid.
 *
 * @param now milliseconds since the epoch
 * @throws MagnumError failed, if it is not
 */
export async function checkCertificate(
  { key, cert, ca }: Credentials,
  now: number,
): Promise<CheckedCredentials> {
  const { createPrivateKey } = await import('node:crypto')
  const chain = await readCertificates(cert, 'The certificate')
  const authorities = await readCertificates(ca, 'The CA certificate')
  const privateKey = createPrivateKey(key)
  const own = chain.certificates.find((each) => each.checkPrivateKey(privateKey))
  if (!own) {
    throw new MagnumError('failed', 'The certificate issued by the service does not match the key')
  }
  const authority = authorityOf(own, chain.certificates, authorities.certificates)
  if (!authority) {
    throw new MagnumError('failed', "The certificate was not signed by the cluster's CA", {
      hint: 'The CA may have just been rotated; try again',
    })
  }
  requireValid(own, 'The certificate', "Check this computer's clock", now)
  requireValid(authority, "The cluster's CA certificate", "Replace it with 'magnum ca-rotate'", now)
  const others = chain.certificates.filter((each) => each !== own && !each.raw.equals(authority.raw))
  return {
    credentials: {
      key,
      cert: writtenText(chain, [own, ...others]),
      ca: writtenText(authorities, authorities.certificates),
    },
    expires: new Date(own.validTo),
    notes: [
      ...(chain.hasText || authorities.hasText ? ['the text around the certificates is ignored'] : []),
      ...(chain.certificates.length > 1
        ? [`the service sent ${chain.certificates.length} certificates; the one for the key is written first`]
        : []),
    ],
  }
}

interface Read {
  pem: string
  certificates: X509Certificate[]
  /** Whether there is text around the certificates. */
  hasText: boolean
}

async function readCertificates(pem: string, what: string): Promise<Read> {
  const { X509Certificate } = await import('node:crypto')
  const block = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g
  try {
    const certificates = (pem.match(block) ?? []).map((each) => new X509Certificate(each))
    if (certificates.length > 0) return { pem, certificates, hasText: pem.replace(block, '').trim() !== '' }
  } catch (cause) {
    throw new MagnumError('failed', `${what} sent by the service cannot be read`, { cause })
  }
  throw new MagnumError('failed', `${what} sent by the service cannot be read`)
}

/** A single certificate unchanged; several, or one within text, as plain PEM that every program accepts. */
function writtenText({ pem, certificates, hasText }: Read, chosen: readonly X509Certificate[]): string {
  if (certificates.length === 1 && !hasText) return pem
  return chosen.map((certificate) => certificate.toString()).join('')
}

/** The CA at the end of a certificate's chain. */
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
    // Some keys that OpenSSL supports cannot sign.
    return false
  }
}

function requireValid(
  { validFrom, validTo }: X509Certificate,
  what: string,
  hint: string,
  now: number,
): void {
  // Negated, so that an invalid date counts as expired.
  if (!(new Date(validTo).getTime() > now))
    throw new MagnumError('failed', `${what} expired on ${validTo}`, { hint })
  if (new Date(validFrom).getTime() > now + clockTolerance) {
    throw new MagnumError('failed', `${what} is not valid before ${validFrom}`, {
      hint: "Check this computer's clock",
    })
  }
}

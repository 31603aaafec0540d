import { randomBytes, sign, type KeyObject } from 'node:crypto'
import forge from 'node-forge'

const { asn1, pki } = forge

declare module 'node-forge' {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- adds what @types/node-forge lacks to its own namespace
  namespace pki {
    function getTBSCertificate(certificate: Certificate): forge.asn1.Asn1
  }
}

const DAY = 24 * 60 * 60 * 1000
/** Magnum's `x509.term_of_validity`. */
const TERM = 365 * 5 * DAY

/** An extension in node-forge's format: known ones by name and fields, others by DER. */
export interface Extension {
  id?: string
  name?: string
  critical?: boolean
  /** DER of the value, as a binary string. */
  value?: string
  [field: string]: unknown
}

interface Content {
  /** The distinguished name of the subject, as ASN.1. */
  subject: forge.asn1.Asn1
  /** The SubjectPublicKeyInfo of the subject. */
  publicKey: forge.asn1.Asn1
  extensions: readonly Extension[]
  /** Common name of the issuer. */
  issuer: string
  /** The issuer's RSA key. */
  signingKey: KeyObject
}

/** An X.509 v3 certificate in PEM, without a trailing newline, like Magnum's. Valid from yesterday for five years. */
export function issueCertificate({ subject, publicKey, extensions, issuer, signingKey }: Content): string {
  const certificate = pki.createCertificate()
  certificate.serialNumber = serialNumber()
  certificate.validity.notBefore = new Date(Date.now() - DAY)
  certificate.validity.notAfter = new Date(Date.now() + TERM)
  certificate.setIssuer([commonName(issuer)])
  certificate.setExtensions([...extensions])
  certificate.publicKey = placeholderKey
  certificate.signatureOid = algorithm
  certificate.siginfo.algorithmOid = algorithm
  certificate.tbsCertificate = pki.getTBSCertificate(certificate)
  // Inserted unchanged: node-forge supports only RSA keys here, and would encode a name's UTF-8 a second time.
  membersOf(certificate.tbsCertificate).splice(5, 2, subject, publicKey)
  const signed = Buffer.from(asn1.toDer(certificate.tbsCertificate).getBytes(), 'latin1')
  certificate.signature = sign('sha256', signed, signingKey).toString('latin1')
  return pki.certificateToPem(certificate).replaceAll('\r\n', '\n').trim()
}

const algorithm = pki.oids['sha256WithRSAEncryption'] ?? ''

/** A placeholder for keys that node-forge cannot read. */
export const placeholderKey = pki.setRsaPublicKey(
  new forge.jsbn.BigInteger('3'),
  new forge.jsbn.BigInteger('3'),
)

/** A random positive 127-bit number in hex, whose first byte is not zero, as minimal DER requires. */
function serialNumber(): string {
  const number = randomBytes(16)
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40
  return number.toString('hex')
}

function commonName(value: string): forge.pki.CertificateField {
  const tag: number = asn1.Type.UTF8
  // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- @types/node-forge takes this tag for a class
  return { name: 'commonName', value, valueTagClass: tag }
}

/** A distinguished name with only a common name. */
export function nameOf(value: string): forge.asn1.Asn1 {
  const holder = pki.createCertificate()
  holder.setSubject([commonName(value)])
  return pki.distinguishedNameToAsn1(holder.subject)
}

/** The SubjectPublicKeyInfo of a key. */
export function publicKeyOf(key: KeyObject): forge.asn1.Asn1 {
  return asn1.fromDer(key.export({ type: 'spki', format: 'der' }).toString('latin1'))
}

/** The members of a constructed value. @throws Error if it is not constructed */
export function membersOf(node: forge.asn1.Asn1 | undefined): forge.asn1.Asn1[] {
  if (!node || !Array.isArray(node.value)) throw new Error('not a constructed value')
  return node.value
}

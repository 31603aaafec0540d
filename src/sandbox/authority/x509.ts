import { randomBytes, sign, type KeyObject } from 'node:crypto'
import * as der from './der'

const OID = {
  commonName: '2.5.4.3',
  sha256WithRsa: '1.2.840.113549.1.1.11',
  keyUsage: '2.5.29.15',
  subjectAltName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  serverAuth: '1.3.6.1.5.5.7.3.1',
}

const DAY = 24 * 60 * 60 * 1000
/** Magnum's `x509.term_of_validity`. */
const TERM = 365 * 5 * DAY

export interface Extension {
  oid: string
  critical: boolean
  /** DER of the extension's value, a character a byte. */
  value: string
}

interface Content {
  /** The name of whom it is for, as ASN.1. */
  subject: der.Asn1
  /** Whose key it certifies: a SubjectPublicKeyInfo. */
  publicKey: der.Asn1
  extensions: readonly Extension[]
  /** Common name of the issuer. */
  issuer: string
  /** The issuer's RSA key. */
  signingKey: KeyObject
}

/** An X.509 v3 certificate as PEM, without a newline at its end, as Magnum answers. Valid for five years, from yesterday. */
export function issueCertificate(content: Content): string {
  const algorithm = der.sequence(der.oid(OID.sha256WithRsa), der.nothing())
  const now = Date.now()
  const body = der.sequence(
    der.tagged(0, der.integer(Buffer.from([2]))),
    der.integer(serialNumber()),
    algorithm,
    commonName(content.issuer),
    der.sequence(der.utcTime(new Date(now - DAY)), der.utcTime(new Date(now + TERM))),
    content.subject,
    content.publicKey,
    ...(content.extensions.length > 0
      ? [der.tagged(3, der.sequence(...content.extensions.map(extensionNode)))]
      : []),
  )
  const signature = sign('sha256', der.encode(body), content.signingKey)
  return pem('CERTIFICATE', der.encode(der.sequence(body, algorithm, der.bits(signature))))
}

/** A random positive number of 127 bits, the first byte never zero, so that its DER is the shortest. */
function serialNumber(): Buffer {
  const number = randomBytes(16)
  number[0] = ((number[0] ?? 0) & 0x3f) | 0x40
  return number
}

export function commonName(name: string): der.Asn1 {
  return der.sequence(der.set(der.sequence(der.oid(OID.commonName), der.utf8(name))))
}

/** The SubjectPublicKeyInfo of a key. */
export function publicKeyNode(key: KeyObject): der.Asn1 {
  return der.decode(key.export({ type: 'spki', format: 'der' }))
}

function extensionNode({ oid, critical, value }: Extension): der.Asn1 {
  return der.sequence(der.oid(oid), ...(critical ? [der.boolean(true)] : []), der.octets(value))
}

function extension(oid: string, critical: boolean, value: der.Asn1): Extension {
  return { oid, critical, value: der.encode(value).toString('latin1') }
}

/** Those of Magnum's certificate authorities: signs certificates, and none of authorities below it. */
export const authorityExtensions = (): Extension[] => [
  extension(OID.basicConstraints, true, der.sequence(der.boolean(true), der.integer(Buffer.from([0])))),
  extension(OID.keyUsage, true, der.bits(Buffer.from([0b0000_0100]), 2)),
]

const DNS_NAME = 2
const IP_ADDRESS = 7

/** Those of a server on this machine's loopback. */
export const serverExtensions = (): Extension[] => [
  extension(
    OID.subjectAltName,
    false,
    der.sequence(der.taggedBytes(IP_ADDRESS, '\x7f\0\0\x01'), der.taggedBytes(DNS_NAME, 'localhost')),
  ),
  extension(OID.extendedKeyUsage, false, der.sequence(der.oid(OID.serverAuth))),
]

export function pem(label: string, content: Buffer): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`].join('\n')
}

import { createPublicKey } from 'node:crypto'
import forge from 'node-forge'
import { placeholderKey, type Extension, membersOf } from './certificates'

const { asn1, pki } = forge

export interface SigningRequest {
  subject: forge.asn1.Asn1
  publicKey: forge.asn1.Asn1
  extensions: Extension[]
}

/** Parses a PKCS#10 CSR. @throws Error if it is invalid */
export function parseSigningRequest(text: string): SigningRequest {
  const [message] = forge.pem.decode(text)
  if (!message || !/^(NEW )?CERTIFICATE REQUEST$/.test(message.type)) {
    throw new Error('no PEM of a certificate request')
  }
  const request = asn1.fromDer(message.body)
  const [info] = membersOf(request)
  const [, subject, publicKey] = membersOf(info)
  if (!subject || !publicKey) throw new Error('the request is incomplete')
  const der = Buffer.from(asn1.toDer(publicKey).getBytes(), 'latin1')
  createPublicKey({ key: der, format: 'der', type: 'spki' })
  // node-forge reads only CSRs for RSA keys.
  membersOf(info).splice(2, 1, pki.publicKeyToAsn1(placeholderKey))
  const asked = pki.certificationRequestFromAsn1(request).getAttribute({ name: 'extensionRequest' })
  return { subject, publicKey, extensions: (asked?.extensions ?? []) as Extension[] }
}

/** Magnum's `x509.allowed_extensions`. */
const ALLOWED = ['keyUsage', 'extKeyUsage', 'subjectAltName', 'basicConstraints', 'subjectKeyIdentifier']

/** Names of extensions in Python's cryptography, where node-forge's differ. */
const OTHER_NAMES: Readonly<Record<string, string>> = { extKeyUsage: 'extendedKeyUsage' }

/** An extension that Magnum refuses to sign. */
export class ForbiddenExtension extends Error {
  constructor({ id = '', name = '' }: Extension) {
    const known = ALLOWED.includes(name) ? (OTHER_NAMES[name] ?? name) : 'Unknown OID'
    super(
      `Extension '<Extension(oid=<ObjectIdentifier(oid=${id}, name=${known})>, critical=True)>' not allowed`,
    )
  }
}

/**
 * The requested extensions that a client certificate may have. Others are dropped, or cause the CSR to be refused if
 * they are critical (`magnum/common/x509/validator.py`).
 */
export function allowedExtensions(requested: readonly Extension[]): Extension[] {
  return requested.flatMap((extension) => {
    const allowed = allowedPart(extension)
    if (allowed === extension) return [extension]
    if (extension.critical) throw new ForbiddenExtension(extension)
    return allowed ? [allowed] : []
  })
}

const FORBIDDEN_USAGE = [
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]

function allowedPart(extension: Extension): Extension | undefined {
  const { name = '', digitalSignature, nonRepudiation, keyEncipherment } = extension
  if (!ALLOWED.includes(name)) return undefined
  if (name === 'keyUsage' && FORBIDDEN_USAGE.some((usage) => extension[usage] === true)) {
    return { name, digitalSignature, nonRepudiation, keyEncipherment }
  }
  return name === 'basicConstraints' && extension['cA'] === true ? { name, cA: false } : extension
}

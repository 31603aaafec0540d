import { createPublicKey } from 'node:crypto'
import * as der from './der'
import type { Extension } from './x509'

export interface SigningRequest {
  subject: der.Asn1
  publicKey: der.Asn1
  extensions: Extension[]
}

const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
const KEY_USAGE = '2.5.29.15'
const BASIC_CONSTRAINTS = '2.5.29.19'

/** Magnum's `x509.allowed_extensions`. */
const ALLOWED: Readonly<Record<string, string>> = {
  [KEY_USAGE]: 'keyUsage',
  '2.5.29.37': 'extendedKeyUsage',
  '2.5.29.17': 'subjectAltName',
  [BASIC_CONSTRAINTS]: 'basicConstraints',
  '2.5.29.14': 'subjectKeyIdentifier',
}

/** Reads a PKCS#10 request. Throws an Error where the text is none. */
export function parseSigningRequest(text: string): SigningRequest {
  const found = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END/.exec(text)
  if (!found) throw new Error('no PEM of a certificate request')
  const [info] = der.partsOf(der.decode(Buffer.from(found[1] ?? '', 'base64')))
  const [, subject, publicKey, attributes] = der.partsOf(info)
  if (!subject || !publicKey) throw new Error('the request is incomplete')
  createPublicKey({ key: der.encode(publicKey), format: 'der', type: 'spki' })
  return { subject, publicKey, extensions: attributes ? extensionsOf(attributes) : [] }
}

function extensionsOf(attributes: der.Asn1): Extension[] {
  const request = der
    .partsOf(attributes)
    .map(der.partsOf)
    .find(([type]) => der.oidOf(type) === EXTENSION_REQUEST)
  if (!request) return []
  const [list] = der.partsOf(request[1])
  return der.partsOf(list).map((each) => {
    const parts = der.partsOf(each)
    const critical = parts.length === 3 && der.contentOf(parts[1]) !== '\0'
    return { oid: der.oidOf(parts[0]), critical, value: der.contentOf(parts.at(-1)) }
  })
}

/** An extension that Magnum signs for nobody. */
export class ForbiddenExtension extends Error {
  constructor(readonly extension: Extension) {
    super(
      `Extension '<Extension(oid=<ObjectIdentifier(oid=${extension.oid}, name=${ALLOWED[extension.oid] ?? 'Unknown OID'})>, critical=True)>' not allowed`,
    )
  }
}

/**
 * The requested extensions that a client's certificate may have. What is not allowed is left out, or turns the
 * request down if it is critical (`magnum/common/x509/validator.py`).
 */
export function allowedExtensions(requested: readonly Extension[]): Extension[] {
  return requested.flatMap((each) => {
    if (!Object.hasOwn(ALLOWED, each.oid)) {
      if (each.critical) throw new ForbiddenExtension(each)
      return []
    }
    if (each.oid === KEY_USAGE) return [withoutAuthorityUsage(each)]
    if (each.oid === BASIC_CONSTRAINTS) return [withoutAuthority(each)]
    return [each]
  })
}

/** digitalSignature, contentCommitment and keyEncipherment. */
const ALLOWED_USAGE = 0b1110_0000

function withoutAuthorityUsage(extension: Extension): Extension {
  const [, usage = 0, ...more] = Buffer.from(
    der.contentOf(der.decode(Buffer.from(extension.value, 'latin1'))),
    'latin1',
  )
  if ((usage & ~ALLOWED_USAGE) === 0 && more.length === 0) return extension
  if (extension.critical) throw new ForbiddenExtension(extension)
  const allowed = der.bits(Buffer.from([usage & ALLOWED_USAGE]), 5)
  return { ...extension, value: der.encode(allowed).toString('latin1') }
}

function withoutAuthority(extension: Extension): Extension {
  const [isAuthority] = der.partsOf(der.decode(Buffer.from(extension.value, 'latin1')))
  if (!isAuthority || der.contentOf(isAuthority) === '\0') return extension
  if (extension.critical) throw new ForbiddenExtension(extension)
  return { ...extension, value: der.encode(der.sequence()).toString('latin1') }
}

import { constants, createPublicKey, verify } from 'node:crypto'
import { type Der, membersOf, oidOf, readDer, tags } from './der'

/** The detected content of a file. */
export type FoundInFile =
  | { kind: 'request'; pem: string }
  /** `form`: its format, unless PEM; `withRequest`: whether the file also contains a CSR. */
  | { kind: 'private-key'; form?: string | undefined; withRequest?: boolean }
  | { kind: 'certificate' }
  /** `what` completes "FILE is …". */
  | { kind: 'other'; what: string }

/**
 * Finds the CSR (PKCS#10) in a file: DER, or PEM with or without text around it, in UTF-8, UTF-16 or base64. Verifies
 * its signature. A private key anywhere in the file takes precedence.
 */
export function findRequest(file: Buffer): FoundInFile {
  return findInDer(file) ?? findInText(decodeText(file)) ?? { kind: 'other', what: 'not a signing request' }
}

const labels = {
  request: /^(?:NEW )?CERTIFICATE REQUEST$/,
  certificate: /^(?:TRUSTED |X509 )?CERTIFICATE$/,
}
const pemBlock = /-----BEGIN ([A-Z\d ]+)-----([^-]*)-----END \1-----/g

/** Private keys of OpenSSL, OpenSSH, SSH2 and PuTTY, JSON Web Keys, and keys in XML. */
const privateKeyText = /BEGIN [^-\n]{0,99}PRIVATE KEY|^PuTTY-User-Key-File-|"d" *: *"|<D>/m
const publicKeyText = /BEGIN [^-\n]{0,99}PUBLIC KEY|^(?:ssh-|ecdsa-|sk-)\S+ AAAA/m

function findInText(text: string): FoundInFile | undefined {
  const blocks = [...text.matchAll(pemBlock)].map(([, label = '', base64 = '']) => ({ label, base64 }))
  const requests = blocks.filter(({ label }) => labels.request.test(label))
  if (privateKeyText.test(text)) {
    const form = text.startsWith('PuTTY-') ? 'PuTTY' : /BEGIN OPENSSH/.test(text) ? 'OpenSSH' : undefined
    return { kind: 'private-key', form, withRequest: requests.length > 0 }
  }
  const [request, another] = requests
  if (another)
    return { kind: 'other', what: `a file with ${requests.length} signing requests; provide one at a time` }
  if (request) {
    return (
      findInDer(Buffer.from(request.base64, 'base64')) ?? { kind: 'other', what: 'a damaged signing request' }
    )
  }
  if (blocks.some(({ label }) => labels.certificate.test(label))) return { kind: 'certificate' }
  if (publicKeyText.test(text)) return { kind: 'other', what: 'a public key' }
  if (/-----BEGIN /.test(text) && blocks.length === 0)
    return { kind: 'other', what: 'truncated: its end is missing' }
  if (text.trim() === '') return { kind: 'other', what: 'empty' }
  const isBase64 = /^[\w+/=\s-]{64,}$/.test(text)
  return isBase64 ? findInBase64(Buffer.from(text, 'base64')) : undefined
}

function findInBase64(bytes: Buffer): FoundInFile | undefined {
  const found = findInDer(bytes) ?? findInText(decodeText(bytes))
  return found?.kind === 'private-key' ? { ...found, form: found.form ?? 'base64' } : found
}

/** Decodes UTF-8, or the UTF-16 of Windows editors, with or without a byte order mark. */
function decodeText(bytes: Buffer): string {
  const isLittleEndian = bytes[1] === 0 || (bytes[0] === 0xff && bytes[1] === 0xfe)
  const isBigEndian = bytes[0] === 0 || (bytes[0] === 0xfe && bytes[1] === 0xff)
  const encoding = isLittleEndian ? 'utf-16le' : isBigEndian ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function findInDer(bytes: Buffer): FoundInFile | undefined {
  if (javaKeyStores.includes(bytes.toString('hex', 0, 4)))
    return { kind: 'private-key', form: 'Java key store' }
  const values = readDer(bytes)
  const [root] = values?.length === 1 ? values : []
  const members = membersOf(root)
  const inner = membersOf(members[0])
  if (!root || inner.length === 0) return privateKeyIn(members)
  if (members[2]?.tag !== tags.bits) return keyOf(inner, members)
  const isRequest =
    inner.length <= 4 && inner[0]?.tag === tags.integer && membersOf(inner[2])[1]?.tag === tags.bits
  if (!isRequest) return { kind: 'certificate' }
  return isSelfSigned(root)
    ? { kind: 'request', pem: toPem(bytes) }
    : { kind: 'other', what: 'a damaged signing request: its signature is invalid' }
}

const javaKeyStores = ['feedfeed', 'cececece']

/** A structure that starts with an algorithm: a public key, or an encrypted private key. */
function keyOf([algorithm]: readonly Der[], [, second, third]: readonly Der[]): FoundInFile | undefined {
  if (oidOf(algorithm) === '' || third) return undefined
  if (second?.tag === tags.octets) return { kind: 'private-key', form: 'DER, PKCS#8, encrypted' }
  return second?.tag === tags.bits ? { kind: 'other', what: 'a public key' } : undefined
}

/** A structure that starts with a version number. */
function privateKeyIn([version, second, third]: readonly Der[]): FoundInFile | undefined {
  if (version?.tag !== tags.integer) return undefined
  const form = (name: string): FoundInFile => ({ kind: 'private-key', form: name })
  if (second?.tag === tags.integer)
    return third ? form('DER, PKCS#1') : { kind: 'other', what: 'a public key' }
  if (second?.tag === tags.octets) return form('DER, SEC1')
  if (second?.tag !== tags.sequence) return undefined
  return third?.tag === tags.octets ? form('DER, PKCS#8') : form('PKCS#12')
}

/** Digests by signature algorithm identifier (RFC 3279, 4055, 5758, 8410); null if the key implies it. */
const digests: Readonly<Record<string, string | null>> = {
  '2a864886f70d010104': 'md5',
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010e': 'sha224',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d0401': 'sha1',
  '2a8648ce3d040301': 'sha224',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
  '2a8648ce380403': 'sha1',
  '608648016503040302': 'sha256',
  '2b6570': null,
  '2b6571': null,
}
const rsaPss = '2a864886f70d01010a'
const hashes: Readonly<Record<string, string>> = {
  '608648016503040201': 'sha256',
  '608648016503040202': 'sha384',
  '608648016503040203': 'sha512',
}

/** Whether a CSR is signed with its own key; unknown algorithms are left to the service. */
function isSelfSigned(request: Der): boolean {
  const [signed, algorithm, signature] = membersOf(request)
  const [, , publicKey] = membersOf(signed)
  const [identifier, parameters] = membersOf(algorithm)
  if (!signed || !signature || !publicKey) return false
  const oid = oidOf(identifier)
  const digest = oid === rsaPss ? pssDigest(parameters) : digests[oid]
  if (digest === undefined) return true
  try {
    const key = createPublicKey({ key: publicKey.raw, format: 'der', type: 'spki' })
    const padding = oid === rsaPss ? { padding: constants.RSA_PKCS1_PSS_PADDING } : {}
    return verify(digest, signed.raw, { key, ...padding }, signature.content.subarray(1))
  } catch {
    return false
  }
}

function pssDigest(parameters: Der | undefined): string {
  const [hash] = membersOf(parameters)
  const [algorithm] = hash?.tag === tags.context0 ? (readDer(hash.content) ?? []) : []
  return hashes[oidOf(membersOf(algorithm)[0])] ?? 'sha1'
}

function toPem(der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE REQUEST-----', ...lines, '-----END CERTIFICATE REQUEST-----', ''].join('\n')
}

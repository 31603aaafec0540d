import { generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type * as Forge from 'node-forge'

/** A key and its certificate signing request (CSR) in PEM; the key in PKCS#1, as the old client wrote it. */
export interface KeyAndRequest {
  key: string
  /** PKCS#10. */
  csr: string
}

/** `system:masters` is the built-in administrator group of Kubernetes RBAC. */
const subject = [
  { shortName: 'CN', value: 'admin' },
  { shortName: 'O', value: 'system:masters' },
]

/**
 * Generates a 2048-bit RSA key and a CSR for a cluster administrator. The key is generated on another thread, so that
 * HTTP requests can proceed meanwhile.
 */
export async function createKeyAndRequest(): Promise<KeyAndRequest> {
  const keys = promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  // node-forge is large: it is loaded while the key is generated.
  const { default: forge } = await import('node-forge')
  const { privateKey, publicKey } = await keys
  return {
    key: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    csr: createRequest(forge, privateKey, publicKey),
  }
}

/**
 * Returns a function that supplies keys with their CSRs. Generating the first one starts immediately: it takes longer
 * than anything else in a command.
 */
export function createKeys(): () => Promise<KeyAndRequest> {
  let next: Promise<KeyAndRequest> | undefined = createKeyAndRequest()
  // If the command fails before it needs a key, nothing else handles a failure here.
  next.catch(() => undefined)
  return () => {
    const key = next ?? createKeyAndRequest()
    next = undefined
    return key
  }
}

/** Builds the CSR with node-forge but signs it with node:crypto: node-forge takes 50 ms to sign. */
function createRequest({ asn1, pki }: typeof Forge, privateKey: KeyObject, publicKey: KeyObject): string {
  const request = pki.createCertificationRequest()
  request.publicKey = pki.publicKeyFromPem(publicKey.export({ type: 'spki', format: 'pem' }).toString())
  request.setSubject(subject)
  request.signatureOid = request.siginfo.algorithmOid = pki.oids.sha256WithRSAEncryption ?? null
  request.signature = ''
  const [toBeSigned] = pki.certificationRequestToAsn1(request).value
  if (!toBeSigned || typeof toBeSigned === 'string') throw new Error('node-forge made no request to sign')
  const bytes = Buffer.from(asn1.toDer(toBeSigned).getBytes(), 'latin1')
  request.signature = sign('sha256', bytes, privateKey).toString('latin1')
  return pki.certificationRequestToPem(request).replaceAll('\r\n', '\n')
}

import { generateKeyPair, type KeyObject, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type * as Forge from 'node-forge'

/** What a certificate is asked for with; both in PEM, the key in PKCS#1 as the old client wrote it. */
export interface KeyAndRequest {
  key: string
  /** PKCS#10. */
  csr: string
}

/** Who Kubernetes gives all rights to: any user of RBAC's built-in group of administrators. */
const subject = [
  { shortName: 'CN', value: 'admin' },
  { shortName: 'O', value: 'system:masters' },
]

/**
 * Makes an RSA key of 2048 bits and a request for a certificate of a cluster's administrator. The key is made
 * on another thread, so that requests can go on meanwhile.
 */
export async function createKeyAndRequest(): Promise<KeyAndRequest> {
  const keys = promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  // node-forge is large: it is loaded while the key is being made.
  const { default: forge } = await import('node-forge')
  const { privateKey, publicKey } = await keys
  return {
    key: privateKey.export({ type: 'pkcs1', format: 'pem' }).toString(),
    csr: createRequest(forge, privateKey, publicKey),
  }
}

/**
 * Gives keys, each with its request. The first one is being made before it is asked for: nothing else that a command
 * does takes as long.
 */
export function createKeys(): () => Promise<KeyAndRequest> {
  let next: Promise<KeyAndRequest> | undefined = createKeyAndRequest()
  // Where the command fails before it needs a key, nobody asks how that one fared.
  next.catch(() => undefined)
  return () => {
    const key = next ?? createKeyAndRequest()
    next = undefined
    return key
  }
}

/** PKCS#10 by node-forge, but signed by node:crypto: forge's own RSA takes 50 ms. */
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

import {
  createPrivateKey,
  generateKeyPair,
  generateKeyPairSync,
  type KeyPairKeyObjectResult,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { Authority } from '../resources'
import type { Store } from '../store'
import { type Extension, issueCertificate, nameOf, publicKeyOf } from './certificates'
import { allowedExtensions, type SigningRequest } from './signing-request'

/** The CA of each cluster, created on first use because generating a key is slow. */
export interface Authorities {
  of(cluster: Subject): Promise<Authority>
}

interface Subject {
  uuid: string
  name: string
}

export function openAuthorities(store: Store): Authorities {
  const pending = new Map<string, Promise<Authority>>()
  const make = (cluster: Subject) => {
    const made = createAuthority(cluster.name).then((authority) => {
      // Meanwhile, the cluster may have been deleted or its CA rotated.
      const rotated = store.get('authorities', cluster.uuid)
      if (!rotated && store.get('clusters', cluster.uuid)) store.put('authorities', cluster.uuid, authority)
      return rotated ?? authority
    })
    pending.set(cluster.uuid, made)
    const remove = () => void pending.delete(cluster.uuid)
    made.then(remove, remove)
    return made
  }
  return {
    of: async (cluster) =>
      store.get('authorities', cluster.uuid) ?? pending.get(cluster.uuid) ?? make(cluster),
  }
}

/** Extensions of Magnum's CA certificates, which allow no intermediate CA. */
const authorityExtensions: readonly Extension[] = [
  { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
  { name: 'keyUsage', keyCertSign: true, critical: true },
]

const DNS_NAME = 2
const IP_ADDRESS = 7

/** Extensions of a server certificate for loopback. */
const serverExtensions: readonly Extension[] = [
  {
    name: 'subjectAltName',
    altNames: [
      { type: IP_ADDRESS, ip: '127.0.0.1' },
      { type: DNS_NAME, value: 'localhost' },
    ],
  },
  { name: 'extKeyUsage', serverAuth: true },
]

/** Creates a CA with a new key. */
export async function createAuthority(name: string): Promise<Authority> {
  return authorityWith(name, await promisify(generateKeyPair)('rsa', { modulusLength: 2048 }))
}

/** Creates a CA with an RSA key. */
export function authorityWith(name: string, { publicKey, privateKey }: KeyPairKeyObjectResult): Authority {
  const certificate = issueCertificate({
    subject: nameOf(name),
    publicKey: publicKeyOf(publicKey),
    extensions: authorityExtensions,
    issuer: name,
    signingKey: privateKey,
  })
  return { name, certificate, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
}

/** Signs a CSR: the certificate has its subject, its key, and those of its extensions that are allowed. */
export function signRequest(authority: Authority, request: SigningRequest): string {
  return issueCertificate({
    subject: request.subject,
    publicKey: request.publicKey,
    extensions: allowedExtensions(request.extensions),
    issuer: authority.name,
    signingKey: createPrivateKey(authority.key),
  })
}

/** A key and certificate in PEM for a server on 127.0.0.1. */
export function serverIdentity(authority: Authority): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const cert = issueCertificate({
    subject: nameOf('kube-apiserver'),
    publicKey: publicKeyOf(publicKey),
    extensions: serverExtensions,
    issuer: authority.name,
    signingKey: createPrivateKey(authority.key),
  })
  return { key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), cert }
}

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

/** The certificate authority of each cluster, created on first use: making a key is slow. */
export interface Authorities {
  of(cluster: Subject): Promise<Authority>
  /** Puts a new authority in the old one's place. */
  rotate(cluster: Subject): Promise<Authority>
}

interface Subject {
  uuid: string
  name: string
}

export function openAuthorities(store: Store): Authorities {
  const underWay = new Map<string, Promise<Authority>>()
  const make = (cluster: Subject) => {
    const made = createAuthority(cluster.name).then((authority) => {
      if (store.get('clusters', cluster.uuid)) store.put('authorities', cluster.uuid, authority)
      return authority
    })
    underWay.set(cluster.uuid, made)
    const forget = () => void underWay.delete(cluster.uuid)
    made.then(forget, forget)
    return made
  }
  return {
    of: async (cluster) =>
      underWay.get(cluster.uuid) ?? store.get('authorities', cluster.uuid) ?? make(cluster),
    rotate: make,
  }
}

/** Extensions of Magnum's CA certificates: no intermediate CA below them. */
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

async function createAuthority(name: string): Promise<Authority> {
  return authorityWith(name, await promisify(generateKeyPair)('rsa', { modulusLength: 2048 }))
}

/** An authority of that name with an RSA key. */
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

/** The certificate for a request: its subject, its key, and those of its extensions that clients may have. */
export function signRequest(authority: Authority, request: SigningRequest): string {
  return issueCertificate({
    subject: request.subject,
    publicKey: request.publicKey,
    extensions: allowedExtensions(request.extensions),
    issuer: authority.name,
    signingKey: createPrivateKey(authority.key),
  })
}

/** A key and a certificate for a server on 127.0.0.1, as PEM. */
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

import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { Refusal, type Request } from '../server/requests'
import { isObject, objectAt, textOf, type Json, type JsonObject } from '../json'
import type { ApplicationCredential } from '../resources'
import type { Store } from '../store'
import { domain, users, type User } from './identities'
import type { Token, Tokens } from './tokens'

export interface Realm {
  store: Store
  tokens: Tokens
  password: string
}

/** A request to Keystone and its context. */
export interface Call {
  request: Request
  params: Readonly<Record<string, string>>
  body: Json | undefined
  realm: Realm
}

/** The result of an authentication method. */
interface Proof {
  user: User
  credential?: ApplicationCredential
  /** The presented token, for the method `token`. */
  parent?: Token
}

export const UNAUTHENTICATED = 'The request you have made requires authentication.'

const unauthenticated = () => new Refusal(401, UNAUTHENTICATED)

/**
 * Issues the token for a body of `POST /v3/auth/tokens`. Every listed method must succeed, and all must authenticate
 * the same user.
 */
export function authenticate(body: Json | undefined, realm: Realm): Token {
  const auth = objectAt(body, 'auth')
  const identity = objectAt(auth, 'identity')
  const methods = Array.isArray(identity.methods) ? identity.methods.map(textOf) : []
  if (methods.length === 0) {
    throw new Refusal(400, "'identity' is a required property: 'methods' is missing or empty.")
  }
  const proofs = methods.map((method) => prove(method, objectAt(identity, method ?? ''), realm))
  const [first] = proofs
  if (!first || proofs.some((proof) => proof.user.id !== first.user.id)) throw unauthenticated()
  const credential = proofs.find((proof) => proof.credential)?.credential
  const parent = proofs.find((proof) => proof.parent)?.parent
  return realm.tokens.issue({
    user: first.user,
    project: credential ? first.user.project : scopeOf(auth.scope, first.user),
    methods: [...new Set([...methods.map(String), ...(parent?.methods ?? [])])],
    auditIds: [auditId(), ...(parent ? parent.auditIds.slice(0, 1) : [])],
    credential,
    // A token obtained with another token expires with it, as in Keystone.
    ...(parent ? { expiresAt: parent.expiresAt } : {}),
  })
}

const auditId = () => randomBytes(16).toString('base64url')

function prove(method: string | null, claim: JsonObject, realm: Realm): Proof {
  switch (method) {
    case 'password':
      return byPassword(objectAt(claim, 'user'), realm)
    case 'token':
      return byToken(textOf(claim.id), realm)
    case 'application_credential':
      return byApplicationCredential(claim, realm)
    default:
      throw unauthenticated()
  }
}

function byPassword(claim: JsonObject, realm: Realm): Proof {
  const user = findUser(claim)
  if (!user || !sameText(textOf(claim.password), realm.password)) throw unauthenticated()
  return { user }
}

function byToken(id: string | null, realm: Realm): Proof {
  const parent = realm.tokens.find(id ?? undefined)
  if (!parent) throw new Refusal(404, 'This is not a recognized Fernet token.')
  return { user: parent.user, parent }
}

function byApplicationCredential(claim: JsonObject, realm: Realm): Proof {
  const owner = isObject(claim.user) ? findUser(claim.user) : undefined
  const credential = realm.store
    .all('credentials')
    .find((each) =>
      claim.id === undefined ? owner?.id === each.user_id && each.name === claim.name : each.id === claim.id,
    )
  const user = users.find((each) => each.id === credential?.user_id)
  const expired = credential?.expires_at ? Date.parse(credential.expires_at) <= Date.now() : false
  if (!credential || !user || expired) throw unauthenticated()
  if (!sameText(hashSecret(textOf(claim.secret) ?? ''), credential.secret_hash)) throw unauthenticated()
  return { user, credential }
}

export const hashSecret = (secret: string) => createHash('sha256').update(secret).digest('hex')

function sameText(given: string | null, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return given !== null && timingSafeEqual(digest(given), digest(expected))
}

/** Finds a user by ID, or by name within a domain. */
function findUser(claim: JsonObject): User | undefined {
  if (claim.id !== undefined) return users.find((user) => user.id === claim.id)
  if (!isDefaultDomain(claim.domain)) return undefined
  return users.find((user) => user.name === claim.name)
}

function isDefaultDomain(claim: Json | undefined): boolean {
  if (!isObject(claim)) return false
  if (claim.id !== undefined) return claim.id === domain.id
  return textOf(claim.name)?.toLowerCase() === domain.name.toLowerCase()
}

/** Default: the user's project; `"unscoped"` means none. A scope without a role is refused. */
function scopeOf(scope: Json | undefined, user: User): User['project'] | undefined {
  if (scope === undefined) return user.project
  if (scope === 'unscoped') return undefined
  const project = objectAt(scope, 'project')
  const fits =
    project.id !== undefined
      ? project.id === user.project.id
      : project.name === user.project.name && isDefaultDomain(project.domain)
  if (!fits) throw unauthenticated()
  return user.project
}

/** The caller's token. @throws Refusal 401 if it is missing, unknown, revoked or expired */
export function bearerOf({ request, realm }: Pick<Call, 'request' | 'realm'>): Token {
  const token = realm.tokens.find(headerOf(request, 'x-auth-token'))
  if (!token) throw unauthenticated()
  return token
}

export function headerOf(request: Request, name: string): string | undefined {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

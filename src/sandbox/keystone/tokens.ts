import { randomBytes } from 'node:crypto'
import type { ApplicationCredential } from '../resources'
import type { User } from './identities'

export interface Token {
  id: string
  user: User
  /** Undefined for an unscoped token. */
  project: User['project'] | undefined
  methods: string[]
  /** Its own, followed by that of the token with which it was obtained. */
  auditIds: string[]
  issuedAt: number
  expiresAt: number
  credential: ApplicationCredential | undefined
}

export interface Tokens {
  issue(grant: Omit<Token, 'id' | 'issuedAt' | 'expiresAt'> & { expiresAt?: number }): Token
  /** The token with an ID; undefined if it is unknown, revoked or expired. */
  find(id: string | undefined): Token | undefined
  revoke(id: string): void
}

/**
 * Tokens in memory: a restart invalidates them all, as a password change would.
 *
 * @param lifetime in milliseconds
 */
export function tokenRegister(lifetime: number): Tokens {
  const tokens = new Map<string, Token>()
  const dropExpired = () => {
    for (const [id, token] of tokens) {
      if (token.expiresAt <= Date.now()) tokens.delete(id)
    }
  }
  return {
    issue: (grant) => {
      dropExpired()
      const issuedAt = Date.now()
      const token: Token = {
        ...grant,
        id: `gAAAAA${randomBytes(120).toString('base64url')}`,
        issuedAt,
        expiresAt: grant.expiresAt ?? issuedAt + lifetime,
      }
      tokens.set(token.id, token)
      return token
    },
    find: (id) => {
      const token = tokens.get(id ?? '')
      return token && token.expiresAt > Date.now() ? token : undefined
    },
    revoke: (id) => void tokens.delete(id),
  }
}

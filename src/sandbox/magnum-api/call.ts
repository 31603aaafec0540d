import type { Reply, Request } from '../server/requests'
import type { Json } from '../json'
import type { Tokens } from '../keystone/tokens'
import type { Cluster } from '../resources'
import type { Store } from '../store'
import type { Authorities } from '../authority/authorities'

export interface Cloud {
  store: Store
  tokens: Tokens
  authorities: Authorities
  lifecycle: Lifecycle
  /** The newest microversion (minor) that the server speaks. */
  newest: number
  /** A flavor that nobody has named is the operator's own, as no release of Magnum has it by itself. */
  hasDefaultFlavors: boolean
  startedAt: string
}

/** What becomes of clusters as time goes by. */
export interface Lifecycle {
  /** Takes up a change that a cluster's status tells of. Resolves at once, or when it is done where there is no delay. */
  begin(cluster: Cluster): Promise<void>
  /** The cluster's certificate authority is another one now. */
  authorityChanged(cluster: Cluster): void
}

export interface Caller {
  userId: string
  projectId: string
  isAdmin: boolean
}

/** One request to Magnum, authenticated and at a microversion. */
export interface Call {
  cloud: Cloud
  request: Request
  params: Readonly<Record<string, string>>
  body: Json | undefined
  caller: Caller
  minor: number
}

export type MagnumHandler = (call: Call) => Promise<Reply> | Reply

export const now = () => `${new Date().toISOString().slice(0, 19)}+00:00`

/** The self and bookmark links of a resource, whose path is below `/v1/`. */
export function links({ request: { origin } }: Call, path: string) {
  return [
    { href: `${origin}/v1/${path}`, rel: 'self' },
    { href: `${origin}/${path}`, rel: 'bookmark' },
  ]
}

import type { Reply, Request } from '../server/requests'
import type { Json } from '../json'
import type { Tokens } from '../keystone/tokens'
import type { Authority, Cluster } from '../resources'
import type { Store } from '../store'
import type { Authorities } from '../authority/authorities'

export interface Cloud {
  store: Store
  tokens: Tokens
  authorities: Authorities
  lifecycle: Lifecycle
  /** The highest minor microversion of the service. */
  newest: number
  /** Whether the operator has configured default flavors, which no release of Magnum has out of the box. */
  hasDefaultFlavors: boolean
  startedAt: string
}

/** The operations on clusters over time. */
export interface Lifecycle {
  /**
   * Starts the operation in a cluster's status, with a new CA if one is given. Resolves immediately or, without a delay,
   * once it has completed.
   */
  begin(cluster: Cluster, authority?: Authority): Promise<void>
}

export interface Caller {
  userId: string
  projectId: string
  isAdmin: boolean
}

/** An authenticated request to Magnum with its microversion. */
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

/** The self and bookmark links of a resource. @param path relative to `/v1/` */
export function links({ request: { origin } }: Call, path: string) {
  return [
    { href: `${origin}/v1/${path}`, rel: 'self' },
    { href: `${origin}/${path}`, rel: 'bookmark' },
  ]
}

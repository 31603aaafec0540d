import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cluster } from '../resources'

/** Who asks at a cluster's API: of a certificate's subject, CN and O. */
export interface Client {
  name: string
  groups: readonly string[]
}

/** The group that may do everything. */
export const administrators = 'system:masters'

/** What answers a request at a cluster's API. */
export type Answer = (
  cluster: Cluster,
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
) => void

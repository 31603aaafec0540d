import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Cluster } from '../resources'

/** A client of a cluster's API: CN and O of its certificate's subject. */
export interface Client {
  name: string
  groups: readonly string[]
}

/** The group with all rights. */
export const administrators = 'system:masters'

/** Handles a request to a cluster's API. */
export type Answer = (
  cluster: Cluster,
  request: IncomingMessage,
  response: ServerResponse,
  client: Client,
) => void

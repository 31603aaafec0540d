import { error } from './bodies'
import type { Call } from './client'
import type { Shape } from './shapes'

/** A request and Magnum's response. */
export interface Case extends Omit<Call, 'method' | 'path'> {
  what: string
  /** Method and path. `{project}` is replaced by the ID of the member's project, `{cluster}` by that of the cluster. */
  send: string
  status: number
  /** Shape of the body; undefined for no body. */
  shape?: Shape
  /** Title of the first error. */
  title?: string
  /** Status of the cluster in the body. */
  clusterStatus?: string
  /** Seconds that pass before the response, at least. */
  after?: number
  /** Whether the headers contain microversions. Default: true. */
  versions?: boolean
  /** The oldest and newest service that the case applies to, by the minor of its latest microversion. */
  since?: number
  upTo?: number
  /** Condition before the next request: the cluster exists, is not in progress, or is deleted. */
  until?: 'there' | 'rest' | 'gone'
}

/** The response to a refused request. */
export const refused = (status: number, title?: string) => ({
  status,
  shape: error,
  ...(title !== undefined && { title }),
})

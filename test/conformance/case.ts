import { error } from './bodies'
import type { Call } from './client'
import type { Shape } from './shapes'

/** A request, and what Magnum answers. */
export interface Case extends Omit<Call, 'method' | 'path'> {
  what: string
  /** Method and path. `{project}` stands for the id of the member's project, `{cluster}` for the cluster's. */
  send: string
  status: number
  /** Of the body; undefined where there is none. */
  shape?: Shape
  /** The title of the first error. */
  title?: string
  /** Whether the headers tell the microversions; they do, where not given. */
  versions?: boolean
  /** The oldest and the newest service that is asked, by the minor of its latest microversion. */
  since?: number
  upTo?: number
  /** What is waited for before the next request: that the cluster can be shown, is at rest, or gone. */
  until?: 'there' | 'rest' | 'gone'
}

/** What a request that is refused is answered with. */
export const refused = (status: number, title?: string) => ({
  status,
  shape: error,
  ...(title !== undefined && { title }),
})

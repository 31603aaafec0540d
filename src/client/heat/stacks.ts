import { series } from '../../foundation/pages'
import { readPage, readResource } from '../http/answers'
import type { Session } from '../keystone/session'
import {
  type Stack,
  type StackEvent,
  stackEventModel,
  stackModel,
  type StackResource,
  stackResourceModel,
} from './resources'

/** A stack by both name and ID, for which Heat does not redirect. */
export type StackReference = Pick<Stack, 'id' | 'stack_name'>

export type StackState = 'IN_PROGRESS' | 'COMPLETE' | 'FAILED'

export interface EventOptions {
  /** Default: oldest first. */
  order?: 'asc' | 'desc'
  /** Restricts the list to these statuses. */
  state?: StackState
  /** ID of the event after which the list starts. */
  after?: string | undefined
  /** Maximum number of events; default: all. */
  limit?: number
}

/** Stacks, including their nested stacks. */
export interface Stacks {
  /** Gets a stack by ID. A deleted one is still found, as `DELETE_COMPLETE`; one of another project is `not-found`. */
  get(id: string): Promise<Stack>
  /** All resources, or those with the given statuses. */
  resources(stack: StackReference, states?: readonly StackState[]): Promise<StackResource[]>
  /** Pages of events, each requested when it is needed. */
  events(stack: StackReference, options?: EventOptions): AsyncIterable<readonly StackEvent[]>
}

/** More than Heat's max_nested_stack_depth, which is 5 by default. */
const everyDepth = 20
const pageLength = 1000

const segment = (text: string) => encodeURIComponent(text.toWellFormed())

function createStacks(session: Session): Stacks {
  const pathOf = ({ stack_name: name, id }: StackReference) => `/stacks/${segment(name)}/${segment(id)}`

  async function get(id: string): Promise<Stack> {
    const listed = await session.request({ method: 'GET', path: '/stacks', query: { id } })
    const [found] = readPage(listed, 'stacks', stackModel).rows
    if (found) return found
    // The list contains neither deleted stacks nor, for an administrator, those of other projects. This request
    // finds them by a redirect. It is not tried first, because behind a proxy a redirect may name an unreachable address.
    const path = `/stacks/${segment(id)}`
    const answer = await session.request({ method: 'GET', path, query: { resolve_outputs: 'False' } })
    return readResource(answer, stackModel, 'stack')
  }

  async function resources(
    stack: StackReference,
    states: readonly StackState[] = [],
  ): Promise<StackResource[]> {
    // Several statuses are sent as repeated parameters; Heat does not accept a list.
    const query = [`nested_depth=${everyDepth}`, ...states.map((state) => `status=${state}`)]
    const path = `${pathOf(stack)}/resources?${query.join('&')}`
    return readPage(await session.request({ method: 'GET', path }), 'resources', stackResourceModel).rows
  }

  function events(stack: StackReference, options: EventOptions = {}): AsyncIterable<readonly StackEvent[]> {
    return series(() => {
      const { order = 'asc', state, limit = Infinity } = options
      const seen = new Set<string>()
      let marker = options.after
      let ended = false
      return async () => {
        if (ended || seen.size >= limit) return undefined
        const asked = Math.min(pageLength, limit - seen.size)
        const query = {
          nested_depth: everyDepth,
          sort_dir: order,
          limit: asked,
          resource_status: state,
          marker,
        }
        const answer = await session.request({ method: 'GET', path: `${pathOf(stack)}/events`, query })
        const { rows } = readPage(answer, 'events', stackEventModel)
        // Heat deletes old events, and returns the first page for an unknown marker.
        const fresh = rows.filter(({ id }) => !seen.has(id))
        for (const { id } of fresh) seen.add(id)
        marker = rows.at(-1)?.id
        ended = rows.length < asked
        return fresh.length > 0 ? fresh : undefined
      }
    })
  }

  return { get, resources, events }
}

/**
 * The part of the Orchestration service that describes clusters. On failure every method throws a `MagnumError`, of
 * kind `failed` if the cloud has no such service.
 */
export class HeatClient {
  readonly stacks: Stacks

  /** @param session a session at the `orchestration` endpoint */
  constructor(session: Session) {
    this.stacks = createStacks(session)
  }
}

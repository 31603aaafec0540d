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

/** A stack by both its names, by which Heat answers without a redirect. */
export type StackReference = Pick<Stack, 'id' | 'stack_name'>

export type StackState = 'IN_PROGRESS' | 'COMPLETE' | 'FAILED'

export interface EventOptions {
  /** Oldest first where not given. */
  order?: 'asc' | 'desc'
  /** Those events only. */
  state?: StackState
  /** ID of the event after which to begin. */
  after?: string | undefined
  /** Most events; all where not given. */
  limit?: number
}

/** Stacks, each with the stacks nested in it. */
export interface Stacks {
  /** By ID. One that was deleted is still found, as `DELETE_COMPLETE`; `not-found` is also that of another project. */
  get(id: string): Promise<Stack>
  /** All resources, or those in some states. */
  resources(stack: StackReference, states?: readonly StackState[]): Promise<StackResource[]>
  /** Pages of events, each asked for when it is wanted. */
  events(stack: StackReference, options?: EventOptions): AsyncIterable<readonly StackEvent[]>
}

/** More than Heat lets stacks be nested (max_nested_stack_depth, 5 by default). */
const everyDepth = 20
const pageLength = 1000

function createStacks(session: Session): Stacks {
  const pathOf = ({ stack_name: name, id }: StackReference) =>
    `/stacks/${encodeURIComponent(name)}/${encodeURIComponent(id)}`

  async function get(id: string): Promise<Stack> {
    const listed = await session.request({ method: 'GET', path: '/stacks', query: { id } })
    const [found] = readPage(listed, 'stacks', stackModel).rows
    if (found) return found
    // The list has neither deleted stacks nor, for an administrator, those of other projects: here Heat redirects to
    // where they are. Not first, because behind a proxy its redirects may name an address that does not answer.
    const path = `/stacks/${encodeURIComponent(id)}`
    const answer = await session.request({ method: 'GET', path, query: { resolve_outputs: 'False' } })
    return readResource(answer, stackModel, 'stack')
  }

  async function resources(
    stack: StackReference,
    states: readonly StackState[] = [],
  ): Promise<StackResource[]> {
    // Several statuses are several parameters of one name; Heat takes no list of them.
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
        // Heat forgets old events, and answers an unknown marker with the first page.
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
 * The Orchestration service of one cloud, as far as it tells what becomes of clusters. Every method throws a
 * `MagnumError`: of kind `failed` where the cloud has no such service.
 */
export class HeatClient {
  readonly stacks: Stacks

  /** @param session one at the endpoint of type `orchestration` */
  constructor(session: Session) {
    this.stacks = createStacks(session)
  }
}

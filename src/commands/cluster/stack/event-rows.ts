import type { Context } from '../../../cli/context'
import type { StackEvent, StackResource } from '../../../client/heat/resources'
import type { StackState } from '../../../client/heat/stacks'
import { type StackTree, stackTree } from '../../../client/heat/tree'
import type { Cluster } from '../../../client/magnum/resources'
import type { Row } from '../../../foundation/json'
import { type NoStack, openStack, type OpenStack, orNoStack } from './open-stack'

/** An event as a row of a list. */
export function eventRow(event: StackEvent, { pathOf, typeOf }: StackTree): Row {
  return {
    time: event.event_time ?? null,
    resource: pathOf(event),
    type: typeOf(event) ?? null,
    status: event.resource_status ?? null,
    reason: event.resource_status_reason ?? null,
  }
}

export interface EventsAsked {
  readonly failed: boolean
  /** Whether to go on until the cluster is at rest. */
  readonly follow: boolean
}

const interval = 3_000

/** The events of a cluster's stack, oldest first, a page at a time; or why there are none. */
export async function eventPages(
  cluster: Cluster,
  asked: EventsAsked,
  context: Context,
): Promise<AsyncIterable<readonly Row[]> | NoStack> {
  const found = await openStack(cluster, context)
  if ('why' in found) return found
  const resources = await orNoStack(found.stacks.resources(found.stack))
  if ('why' in resources) return resources
  const pages = eventRows(found, resources.told, cluster, asked, context)
  const first = await orNoStack(pages.next())
  return 'why' in first ? first : resumed(first.told, pages)
}

/** All pages of which the first has been read. After it an error is one: a list that is cut short looks complete. */
async function* resumed<T>(first: IteratorResult<T, void>, pages: AsyncGenerator<T, void>) {
  if (first.done) return
  yield first.value
  yield* pages
}

async function* eventRows(
  { stacks, stack }: OpenStack,
  known: readonly StackResource[],
  cluster: Cluster,
  { failed, follow }: EventsAsked,
  context: Context,
): AsyncGenerator<readonly Row[], void> {
  const magnum = await context.magnum()
  const state: { state?: StackState } = failed ? { state: 'FAILED' } : {}
  let tree = stackTree(stack, known)
  let after: string | undefined
  for (let resting = !follow; ;) {
    for await (const page of stacks.events(stack, { ...state, after })) {
      after = page.at(-1)?.id
      // What came into being since then has a path and a type of its own only by the resources of now.
      if (follow && page.some((event) => tree.typeOf(event) === undefined)) {
        tree = stackTree(stack, await stacks.resources(stack))
      }
      yield page.map((event) => eventRow(event, tree))
    }
    if (resting) return
    const { status } = await magnum.clusters.get(cluster.uuid)
    // Once it rests, what happened up to then is asked for a last time.
    resting = !(status ?? '').endsWith('_IN_PROGRESS')
    if (!resting) await context.host.sleep(interval, context.host.interrupted)
  }
}

/** What Magnum knows of the time, where there are no events. */
export function magnumRows(cluster: Cluster, failed: boolean): Row[] {
  const time = cluster['updated_at'] ?? cluster['created_at'] ?? null
  const { status = null, status_reason: reason = null, name, uuid, faults } = cluster
  const rows = [
    { time, resource: name ?? uuid, type: 'cluster', status, reason },
    ...Object.entries(faults ?? {}).map(([group, fault]) => ({
      time,
      resource: group,
      type: 'node group',
      status,
      reason: fault,
    })),
  ]
  return rows.filter((row) => !failed || row.status?.endsWith('_FAILED'))
}

import type { Context } from '../../../cli/context'
import type { StackEvent, StackResource } from '../../../client/heat/resources'
import type { StackState } from '../../../client/heat/stacks'
import { type StackTree, stackTree } from '../../../client/heat/tree'
import type { Cluster } from '../../../client/magnum/resources'
import type { Row } from '../../../foundation/json'
import { type NoStack, openStack, type OpenStack, orNoStack } from './open-stack'

/** The list row of an event. */
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
  /** Whether to continue until no operation is in progress. */
  readonly follow: boolean
}

const interval = 3_000

/** The events of a cluster's stack in pages, oldest first; or the reason why there are none. */
export async function eventPages(
  cluster: Cluster,
  asked: EventsAsked,
  context: Context,
): Promise<AsyncIterable<readonly Row[]> | NoStack> {
  const found = await openStack(cluster, context)
  if ('why' in found) return found
  const resources = await orNoStack(found.stacks.resources(found.stack))
  if ('why' in resources) return resources
  const pages = eventRows(found, resources.value, cluster, asked, context)
  const first = await orNoStack(pages.next())
  return 'why' in first ? first : resumed(first.value, pages)
}

/** All pages, including the first one already read. Later errors are thrown: a truncated list looks complete. */
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
  for (let isLast = !follow; ;) {
    for await (const page of stacks.events(stack, { ...state, after })) {
      after = page.at(-1)?.id
      // Newer resources get a path and a type only from a new list of resources.
      if (follow && page.some((event) => tree.typeOf(event) === undefined)) {
        tree = stackTree(stack, await stacks.resources(stack))
      }
      yield page.map((event) => eventRow(event, tree))
    }
    if (isLast) return
    const { status } = await magnum.clusters.get(cluster.uuid)
    // After the end, get events once more for the last ones.
    isLast = !(status ?? '').endsWith('_IN_PROGRESS')
    if (!isLast) await context.host.sleep(interval, context.host.interrupted)
  }
}

/** Rows with Magnum's own information, if there are no events. */
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

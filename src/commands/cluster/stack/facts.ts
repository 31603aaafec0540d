import type { Context } from '../../../cli/context'
import type { StackEvent, StackResource } from '../../../client/heat/resources'
import type { Cluster, NodeGroup } from '../../../client/magnum/resources'
import { MagnumError } from '../../../foundation/errors'
import { allOf } from '../../../foundation/pages'
import { type NoStack, openStack, type OpenStack, orNoStack, stackIdOf } from './open-stack'

/** The current state of a cluster in Magnum and Heat. */
export interface Facts {
  readonly cluster: Cluster
  /** Empty before API 1.9. */
  readonly nodegroups: readonly NodeGroup[]
  /** The cluster's own stack, then those of incomplete node groups. */
  readonly stacks: readonly StackFacts[]
  /** Why the cluster's own stack is missing. */
  readonly missing: NoStack | undefined
}

export interface StackFacts extends Pick<OpenStack, 'stack'> {
  /** The node group that the stack belongs to; undefined for the cluster's own. */
  readonly nodegroup: string | undefined
  /** Failed or in progress, including nested ones. */
  readonly resources: readonly StackResource[]
  /** The latest events, newest first. */
  readonly events: readonly StackEvent[]
}

const lastEvents = 100
/** Maximum number of stacks of additional node groups; each takes three requests. */
const mostGroupStacks = 5

export async function gatherFacts(name: string, context: Context): Promise<Facts> {
  const magnum = await context.magnum()
  const cluster = await magnum.clusters.get(name)
  const [nodegroups, own] = await Promise.all([
    nodegroupsOf(cluster, context),
    stackFacts(cluster, context, stackIdOf(cluster), undefined),
  ])
  if ('why' in own) return { cluster, nodegroups, stacks: [], missing: own }
  const others = nodegroups
    .filter((group) => group['stack_id'] !== own.stack.id && !(group.status ?? '').endsWith('_COMPLETE'))
    .slice(0, mostGroupStacks)
  const groupStacks: StackFacts[] = []
  for (const group of others) {
    const { stack_id: id } = group
    if (typeof id !== 'string') continue
    const found = await stackFacts(cluster, context, id, group.name ?? group.uuid)
    if (!('why' in found)) groupStacks.push(found)
  }
  return { cluster, nodegroups, stacks: [own, ...groupStacks], missing: undefined }
}

async function nodegroupsOf(cluster: Cluster, context: Context): Promise<NodeGroup[]> {
  const magnum = await context.magnum()
  try {
    return await allOf(magnum.nodegroups.list(cluster.uuid))
  } catch (error) {
    // Optional: older services have no node groups, and some roles cannot see them.
    if (!(error instanceof MagnumError) || error.kind === 'interrupted') throw error
    return []
  }
}

async function stackFacts(
  cluster: Cluster,
  context: Context,
  id: string | undefined,
  nodegroup: string | undefined,
): Promise<StackFacts | NoStack> {
  const found = await openStack(cluster, context, id)
  if ('why' in found) return found
  const { stacks, stack } = found
  const resources = await orNoStack(stacks.resources(stack, ['FAILED', 'IN_PROGRESS']))
  if ('why' in resources) return resources
  const events = await orNoStack(firstPage(stacks.events(stack, { order: 'desc', limit: lastEvents })))
  return { stack, nodegroup, resources: resources.value, events: 'why' in events ? [] : events.value }
}

async function firstPage<T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> {
  for await (const page of pages) return page
  return []
}

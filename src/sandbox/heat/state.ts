import type { Cluster, NodeGroup, Operation } from '../resources'
import { failureOf } from './failures'
import { type Event, eventsOf, placesOf, type ResourcePlace, type StackPlace, stackReason } from './history'
import { clusterPlan, nodegroupPlan, type Planned } from './plan'

/** The current state of a stack or resource. */
export interface State<Place> {
  place: Place
  status: string
  reason: string
  /** Milliseconds since the epoch. */
  created: number
}

/** The stack of a cluster or of an additional node group, with its nested stacks. */
export interface StackTree {
  cluster: Cluster
  /** Root stack first. */
  stacks: readonly State<StackPlace>[]
  resources: readonly State<ResourcePlace>[]
  /** Oldest first. */
  events: readonly Event[]
}

/** The stacks of a cluster at a point in time. @param now milliseconds since the epoch */
export function treesOf(cluster: Cluster, now: number): StackTree[] {
  const added = cluster.nodegroups.filter(({ is_default }) => !is_default)
  return [
    treeOf(cluster, cluster, clusterPlan(cluster), cluster.operations ?? [], now),
    ...added.map((group) => treeOf(cluster, group, nodegroupPlan(group), operationsOn(group, cluster), now)),
  ]
}

/** Why an operation on a cluster's stack fails; undefined if it succeeds. */
export function failureReason(cluster: Cluster, operation: Operation): string | undefined {
  return stackReason(clusterPlan(cluster), { operation, failure: failureOf(cluster, operation.verb) })
}

function treeOf(
  cluster: Cluster,
  owner: Cluster | NodeGroup,
  plan: readonly Planned[],
  operations: readonly Operation[],
  now: number,
): StackTree {
  const root: StackPlace = {
    kind: 'stack',
    id: owner.stack_id,
    name: stackName(cluster, owner),
    holder: undefined,
  }
  const isOver = !cluster.status.endsWith('_IN_PROGRESS')
  const events = operations
    .flatMap((operation) => eventsOf(root, plan, { operation, failure: failureOf(owner, operation.verb) }))
    .filter(({ time }) => isOver || time <= now)
  const resources = placesOf(root, plan)
  const nested = resources.flatMap((place) => place.nested ?? [])
  const created = operations[0]?.began ?? Date.parse(owner.created_at)
  return {
    cluster,
    stacks: statesOf([root, ...nested], events, created),
    resources: statesOf(resources, events, created),
    events,
  }
}

/** The states of stacks or resources after their events. */
function statesOf<Place extends StackPlace | ResourcePlace>(
  places: readonly Place[],
  events: readonly Event[],
  created: number,
): State<Place>[] {
  const last = new Map(events.map((event) => [keyOf(event.place), event]))
  return places.map((place) => {
    const { status = 'INIT_COMPLETE', reason = '' } = last.get(keyOf(place)) ?? {}
    return { place, status, reason, created }
  })
}

function keyOf(place: StackPlace | ResourcePlace): string {
  return place.kind === 'stack' ? place.id : `${place.stack.id}/${place.name}`
}

/** The first operation of a node group creates its stack, although it updates the cluster. */
function operationsOn(group: NodeGroup, { operations = [] }: Cluster): Operation[] {
  const since = Date.parse(group.created_at)
  const own = operations.filter(({ began }) => began >= since)
  return own.map((operation, index) => (index === 0 ? { ...operation, verb: 'CREATE' } : operation))
}

function stackName(cluster: Cluster, owner: Cluster | NodeGroup): string {
  const name = owner === cluster ? cluster.name : `${cluster.name}-${owner.name}`
  return `${name}-${owner.stack_id.replaceAll('-', '').slice(0, 12)}`
}

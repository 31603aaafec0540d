import { causeOf, type FailureCause, paceOf } from '../../../catalogue/failure-causes'
import type { StackResource } from '../../../client/heat/resources'
import { leavesOf, linkedStack, stackTree } from '../../../client/heat/tree'
import type { Cluster } from '../../../client/magnum/resources'
import type { Facts, StackFacts } from './facts'

/** A failure, or something in progress. */
export interface Finding {
  readonly kind: 'failed' | 'waiting' | 'unhealthy'
  /** The path of a resource, `cluster`, or `node group NAME`. */
  readonly what: string
  /** Other places with the same finding. */
  readonly more: readonly string[]
  readonly type: string | undefined
  readonly status: string
  readonly reason: string
  /** Start time, in the service's format. */
  readonly since: string | undefined
  /** Name of the known cause. */
  readonly cause: string | undefined
  readonly advice: string | undefined
}

/** All findings, the most important first. */
export function findingsOf(facts: Facts, now: number): Finding[] {
  const resources = facts.stacks.flatMap(failedResources)
  const groups = without(resources, faultsOf(facts))
  const whole = without([...resources, ...groups], wholeCluster(facts))
  const failures = byWeight(merged([...whole, ...groups, ...resources]))
  return [...failures, ...waiting(facts, now), ...unhealthy(facts)]
}

/** Drops findings that repeat a known one about a smaller part. */
function without(known: readonly Finding[], findings: readonly Finding[]): Finding[] {
  const reasons = new Set(known.map(({ reason }) => coreOf(reason)))
  const causes = new Set(known.map(({ cause }) => cause))
  return findings.filter(
    ({ reason, cause }) => !reasons.has(coreOf(reason)) && (cause === undefined || !causes.has(cause)),
  )
}

function failedResources(facts: StackFacts): Finding[] {
  const failed = facts.resources.filter((resource) => inState(resource, 'FAILED'))
  const { pathOf } = stackTree(facts.stack, facts.resources)
  return leavesOf(failed)
    .map((resource) => ({
      ...failure(pathOf(resource), resource.resource_status_reason ?? '', resource.resource_status ?? ''),
      type: resource.resource_type ?? undefined,
      since: startOf(resource, facts),
    }))
    .sort((a, b) => (a.since ?? '').localeCompare(b.since ?? ''))
}

function failure(what: string, reason: string, status: string): Finding {
  const cause = causeOf(coreOf(reason)) ?? causeOf(reason)
  return { ...nothingKnown, kind: 'failed', what, status, reason, cause: cause?.name, advice: cause?.advice }
}

function wholeCluster({ cluster, missing }: Facts): Finding[] {
  const status = cluster.status ?? ''
  const failed = status.endsWith('_FAILED') ? [failure('cluster', cluster.status_reason ?? '', status)] : []
  const isGone = missing?.gone === true && status !== 'DELETE_IN_PROGRESS'
  return missing && isGone ? [failure('cluster', missing.why, status), ...failed] : failed
}

/** Failures of node groups, from Magnum. */
function faultsOf({ cluster }: Facts): Finding[] {
  const faults = Object.entries(cluster.faults ?? {})
  return faults.map(([group, reason]) => failure(`node group ${group}`, textOf(reason), cluster.status ?? ''))
}

/** Operations in progress, and whether they take longer than usual. */
function waiting(facts: Facts, now: number): Finding[] {
  const { cluster, stacks } = facts
  const busy = stacks.flatMap((each) => {
    const { pathOf } = stackTree(each.stack, each.resources)
    const leaves = leavesOf(each.resources.filter((resource) => inState(resource, 'IN_PROGRESS')))
    return leaves.map((resource) => waitingFor(pathOf(resource), resource, startOf(resource, each), now))
  })
  const inOrder = merged(busy.sort((a, b) => (a.since ?? '').localeCompare(b.since ?? '')))
  const whole = clusterInProgress(cluster, now)
  return whole && (inOrder.length === 0 || whole.advice !== undefined) ? [whole, ...inOrder] : inOrder
}

function clusterInProgress(cluster: Cluster, now: number): Finding | undefined {
  const status = cluster.status ?? ''
  if (!status.endsWith('_IN_PROGRESS')) return undefined
  const since = textOf(cluster['updated_at'] ?? cluster['created_at'])
  const limit = cluster.create_timeout ?? 0
  const isLost = limit > 0 && now - Date.parse(since) > limit * 60_000
  return {
    ...nothingKnown,
    kind: 'waiting',
    what: 'cluster',
    status,
    reason: isLost ? `The cluster's timeout of ${limit} min has passed.` : (cluster.status_reason ?? ''),
    since,
    // Seen with Heat 19: if its engine is killed, a stack stays in progress even after the engine restarts.
    ...(isLost && {
      advice: 'Heat may have lost the work: ask the operator, or delete the cluster and try again.',
    }),
  }
}

const nothingKnown = { more: [], type: undefined, since: undefined, cause: undefined, advice: undefined }

function waitingFor(what: string, resource: StackResource, since: string | undefined, now: number): Finding {
  const type = resource.resource_type ?? ''
  const { usual, advice } = paceOf(type)
  const seconds = since === undefined ? 0 : (now - Date.parse(since)) / 1000
  const isLate = usual !== undefined && seconds > usual
  return {
    ...nothingKnown,
    kind: 'waiting',
    what,
    type,
    status: resource.resource_status ?? '',
    reason: isLate ? `This usually takes less than ${Math.round(usual / 60)} min.` : '',
    since,
    ...(isLate && { advice }),
  }
}

/** When a resource reached its state. Its own timestamps are those of the plan, which may be much older. */
function startOf(resource: StackResource, { events }: StackFacts): string | undefined {
  const stack = linkedStack(resource, 'stack')?.id
  const begun = events.find(
    (event) =>
      event.resource_name === resource.resource_name &&
      event.resource_status === resource.resource_status &&
      linkedStack(event, 'stack')?.id === stack,
  )
  return begun?.event_time ?? resource.updated_time ?? resource.creation_time ?? undefined
}

/** Failed health checks of a cluster. */
function unhealthy({ cluster }: Facts): Finding[] {
  const status = textOf(cluster['health_status'])
  if (status !== 'UNHEALTHY') return []
  const { health_status_reason: reasons } = cluster
  const checks = typeof reasons === 'object' && reasons !== null ? Object.entries(reasons) : []
  const bad = checks.filter(([, state]) => !/^(?:ok|true)$/i.test(textOf(state)))
  const reason = bad.map(([check, state]) => `${check}: ${textOf(state)}`).join('; ')
  const advice =
    "Check the nodes (for Kubernetes: 'kubectl get nodes') and their servers ('openstack server list')."
  return [{ ...nothingKnown, kind: 'unhealthy', what: 'cluster', status, reason, advice }]
}

/** Merges findings that differ only in place: for 500 nodes without a host, the first one and a count. */
function merged(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, { first: Finding; more: string[] }>()
  for (const finding of findings) {
    const key = [finding.type, finding.status, kindOf(finding.reason)].join('\n')
    const group = groups.get(key)
    if (group) group.more.push(finding.what)
    else groups.set(key, { first: finding, more: [] })
  }
  return [...groups.values()].map(({ first, more }) => ({ ...first, more }))
}

/** A reason without places and IDs. */
function kindOf(reason: string): string {
  return coreOf(reason).replace(
    /\[[0-9a-f-]{36}\]|\breq-[0-9a-f-]+|"[^"]*-[0-9a-z]*"|\b[0-9a-f]{8}-[0-9a-f-]{27}\b/g,
    '',
  )
}

const longestPath = 1_000

/** A reason without the resource path that each parent stack prepends. */
function coreOf(reason: string): string {
  for (const { 0: text, index } of reason.slice(0, longestPath).matchAll(/[^:]+/g)) {
    const end = index + text.length
    if (/\bresources[.[]/.test(text) && reason.startsWith(': ', end)) return reason.slice(end + 2)
  }
  return reason
}

/** Known causes first, consequences last. Weighs each once: there may be tens of thousands. */
function byWeight(findings: readonly Finding[]): Finding[] {
  const weighed = findings.map((finding) => ({ finding, weight: weightOf(finding) }))
  return weighed.sort((a, b) => a.weight - b.weight).map(({ finding }) => finding)
}

function weightOf({ reason, advice }: Finding): number {
  const cause: FailureCause | undefined = causeOf(coreOf(reason))
  if (cause?.secondary) return 2
  return advice === undefined ? 1 : 0
}

function inState({ resource_status: status }: StackResource, state: 'FAILED' | 'IN_PROGRESS'): boolean {
  return status?.endsWith(`_${state}`) ?? false
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

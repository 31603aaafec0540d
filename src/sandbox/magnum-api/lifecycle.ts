import { isDeepStrictEqual } from 'node:util'
import type { Endpoints } from '../endpoints/endpoints'
import { isDoomed } from '../heat/failures'
import { failureReason } from '../heat/state'
import { type Authority, type Cluster, type NodeGroup, isBusy } from '../resources'
import type { Change, Store } from '../store'
import { now, type Lifecycle } from './call'
import { engineOf } from './drivers'

const FAILED = 'FAILED'

/** Milliseconds after which an operation that could not be saved as finished is tried again. */
const RETRY_INTERVAL = 1000

interface Options {
  store: Store
  endpoints: Endpoints
  /** Duration of each operation in milliseconds; with 0 it completes before the response. */
  delay: number
}

/** Takes clusters from `…_IN_PROGRESS` to `…_COMPLETE`, and resumes the operations interrupted by the last stop. */
export async function startLifecycle({ store, endpoints, delay }: Options) {
  const timers = new Map<string, NodeJS.Timeout>()
  let isStopped = false

  const finish = async (uuid: string) => {
    timers.delete(uuid)
    const cluster = store.get('clusters', uuid)
    if (!cluster || !isBusy(cluster)) return
    const done = finished(cluster)
    if (!done) return remove(uuid)
    const reached = done.status.endsWith(FAILED) ? done : await opened(done)
    // Another operation, with its own timer, may have started while the endpoint was being opened.
    if (store.get('clusters', uuid) === cluster) store.put('clusters', uuid, reached)
  }

  const remove = async (uuid: string) => {
    await endpoints.close(uuid)
    store.change([
      { table: 'clusters', key: uuid, value: null },
      { table: 'authorities', key: uuid, value: null },
    ])
  }

  const opened = async (cluster: Cluster): Promise<Cluster> => {
    const template = store.get('templates', cluster.cluster_template_id)
    if (!template) return cluster
    const engine = engineOf(template.coe)
    return {
      ...cluster,
      api_address: await endpoints.open(cluster, template),
      coe_version: cluster.coe_version ?? String(cluster.labels.kube_tag ?? engine.version),
      container_version: engine.containerVersion,
    }
  }

  const begin: Lifecycle['begin'] = async (cluster, authority) => {
    store.change(beginning(cluster, delay, authority))
    if (authority) endpoints.renew(cluster.uuid)
    await scheduleFinish(cluster)
  }

  const scheduleFinish = async ({ uuid }: Cluster) => {
    if (delay === 0) await finishOrRetry(uuid)
    else finishIn(uuid, delay)
  }

  const finishIn = (uuid: string, milliseconds: number) => {
    clearTimeout(timers.get(uuid))
    if (isStopped) return
    const timer = setTimeout(() => void finishOrRetry(uuid), milliseconds)
    timers.set(uuid, timer)
  }

  // The operation has been accepted: on a full disk it finishes once there is space.
  const finishOrRetry = (uuid: string) => finish(uuid).catch(() => finishIn(uuid, RETRY_INTERVAL))

  for (const cluster of store.all('clusters')) {
    const again = cluster.api_address ? await opened(cluster) : cluster
    // Writes only what has changed: the disk may be full.
    if (!isDeepStrictEqual(again, cluster)) store.put('clusters', cluster.uuid, again)
    if (isBusy(cluster)) await scheduleFinish(cluster)
  }
  return {
    lifecycle: { begin },
    stop: () => {
      isStopped = true
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

function beginning(cluster: Cluster, duration: number, authority: Authority | undefined): Change[] {
  const [verb = ''] = cluster.status.split('_')
  const operations = [...(cluster.operations ?? []), { verb, began: Date.now(), duration }]
  const key = cluster.uuid
  return [
    { table: 'clusters', key, value: { ...cluster, operations, updated_at: now() } },
    ...(authority ? [{ table: 'authorities', key, value: authority } as const] : []),
  ]
}

/** The cluster after its current operation; undefined if it is deleted. */
function finished(cluster: Cluster): Cluster | undefined {
  const [verb = ''] = cluster.status.split('_')
  if (verb === 'DELETE' && !isDoomed(cluster)) return undefined
  const operation = cluster.operations?.at(-1)
  const reason = operation && !isDoomed(cluster) ? failureReason(cluster, operation) : undefined
  const nodegroups = cluster.nodegroups
    .filter((group) => group.status !== 'DELETE_IN_PROGRESS')
    .map((group) => finishedGroup(group, verb, cluster, reason))
  const anyFailed = nodegroups.some((group) => group.status.endsWith(FAILED))
  return {
    ...cluster,
    nodegroups,
    status: `${verb}_${anyFailed ? FAILED : 'COMPLETE'}`,
    status_reason: anyFailed
      ? (reason ?? `Stack ${verb} failed: no valid host was found`)
      : `Stack ${verb} completed successfully`,
    updated_at: now(),
  }
}

/** @param stackReason why the stack with the default node groups fails, if it does */
function finishedGroup(
  group: NodeGroup,
  verb: string,
  cluster: Cluster,
  stackReason: string | undefined,
): NodeGroup {
  const clusterFails = isDoomed(cluster)
  const busy = group.status.endsWith('_IN_PROGRESS') || clusterFails
  if (!busy) return group
  const [ownVerb = verb] = clusterFails ? [verb] : group.status.split('_')
  if (clusterFails || isDoomed(group)) {
    const reason = `Resource ${ownVerb} failed: ResourceInError: resources.${group.name}: Went to status ERROR due to "No valid host was found."`
    return { ...group, status: `${ownVerb}_${FAILED}`, status_reason: reason, updated_at: now() }
  }
  if (stackReason !== undefined && group.is_default && isAffected(group, stackReason)) {
    return { ...group, status: `${ownVerb}_${FAILED}`, status_reason: stackReason, updated_at: now() }
  }
  return {
    ...group,
    status: `${ownVerb}_COMPLETE`,
    status_reason: null,
    node_addresses: addresses(group),
    updated_at: now(),
  }
}

/** Whether a failure reason refers to the nodes of a group. */
function isAffected({ role }: NodeGroup, reason: string): boolean {
  return reason.includes('resources.kube_masters.') === (role === 'master')
}

/** Private addresses, with one network per node group. */
function addresses({ id, node_count }: NodeGroup): string[] {
  return Array.from({ length: node_count }, (_, index) => {
    const host = index + 5
    return `10.0.${(id + Math.floor(host / 250)) % 250}.${host % 250}`
  })
}

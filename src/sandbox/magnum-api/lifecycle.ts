import type { Endpoints } from '../endpoints/endpoints'
import type { Cluster, NodeGroup } from '../resources'
import type { Store } from '../store'
import { now, type Lifecycle } from './call'
import { engineOf } from './drivers'
import { isBusy } from './status'

/** A cluster or node group whose label `sandbox_outcome` is this fails at whatever is done to it. */
const OUTCOME_LABEL = 'sandbox_outcome'
const FAILED = 'FAILED'

interface Options {
  store: Store
  endpoints: Endpoints
  /** Milliseconds that each change takes; 0: it is done before the request is answered. */
  delay: number
}

/** Walks clusters from `…_IN_PROGRESS` to `…_COMPLETE`, and takes up at start what was going on at the last stop. */
export async function startLifecycle({ store, endpoints, delay }: Options) {
  const timers = new Map<string, NodeJS.Timeout>()

  const finish = async (uuid: string) => {
    timers.delete(uuid)
    const cluster = store.get('clusters', uuid)
    if (!cluster || !isBusy(cluster)) return
    const done = finished(cluster)
    if (!done) return dissolve(uuid)
    const reached = done.status.endsWith(FAILED) ? done : await opened(done)
    // Something else may have been begun while the endpoint was being opened; that will be finished in its turn.
    if (store.get('clusters', uuid) === cluster) store.put('clusters', uuid, reached)
  }

  const dissolve = async (uuid: string) => {
    await endpoints.close(uuid)
    store.remove('clusters', uuid)
    if (store.get('authorities', uuid)) store.remove('authorities', uuid)
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

  const begin = async (cluster: Cluster) => {
    store.put('clusters', cluster.uuid, { ...cluster, updated_at: now() })
    clearTimeout(timers.get(cluster.uuid))
    if (delay === 0) return finish(cluster.uuid)
    timers.set(
      cluster.uuid,
      setTimeout(() => void finish(cluster.uuid), delay),
    )
  }

  for (const cluster of store.all('clusters')) {
    if (cluster.api_address) store.put('clusters', cluster.uuid, await opened(cluster))
    if (isBusy(cluster)) await begin(cluster)
  }
  const lifecycle: Lifecycle = { begin, authorityChanged: (cluster) => endpoints.renew(cluster.uuid) }
  return {
    lifecycle,
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}

/** The cluster when what is going on is done; undefined: it is gone. */
function finished(cluster: Cluster): Cluster | undefined {
  const [verb = ''] = cluster.status.split('_')
  const failed = cluster.labels[OUTCOME_LABEL] === FAILED
  if (verb === 'DELETE' && !failed) return undefined
  const nodegroups = cluster.nodegroups
    .filter((group) => group.status !== 'DELETE_IN_PROGRESS')
    .map((group) => finishedGroup(group, verb, failed))
  const anyFailed = nodegroups.some((group) => group.status.endsWith(FAILED))
  return {
    ...cluster,
    nodegroups,
    status: `${verb}_${anyFailed ? FAILED : 'COMPLETE'}`,
    status_reason: anyFailed
      ? `Stack ${verb} failed: no valid host was found`
      : `Stack ${verb} completed successfully`,
    updated_at: now(),
  }
}

function finishedGroup(group: NodeGroup, verb: string, clusterFails: boolean): NodeGroup {
  const busy = group.status.endsWith('_IN_PROGRESS') || clusterFails
  if (!busy) return group
  const [ownVerb = verb] = clusterFails ? [verb] : group.status.split('_')
  if (clusterFails || group.labels[OUTCOME_LABEL] === FAILED) {
    const reason = `Resource ${ownVerb} failed: ResourceInError: resources.${group.name}: Went to status ERROR due to "No valid host was found."`
    return { ...group, status: `${ownVerb}_${FAILED}`, status_reason: reason, updated_at: now() }
  }
  return {
    ...group,
    status: `${ownVerb}_COMPLETE`,
    status_reason: null,
    node_addresses: addresses(group),
    updated_at: now(),
  }
}

/** Addresses as a private network gives them: one network a node group. */
function addresses({ id, node_count }: NodeGroup): string[] {
  return Array.from({ length: node_count }, (_, index) => {
    const host = index + 5
    return `10.0.${(id + Math.floor(host / 250)) % 250}.${host % 250}`
  })
}

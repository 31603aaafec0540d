import { omit, type JsonObject } from '../json'
import type { Cluster, NodeGroup } from '../resources'
import { invalid } from './attributes'
import { links, type Call } from './call'
import { labelsDifference } from './labels'

/** The attributes of a cluster in a list. */
const BRIEF = [
  'uuid',
  'name',
  'cluster_template_id',
  'keypair',
  'node_count',
  'master_count',
  'docker_volume_size',
  'labels',
  'master_flavor_id',
  'flavor_id',
  'create_timeout',
  'links',
  'stack_id',
  'cluster_id',
  'status',
  'health_status',
  'merge_labels',
]

export function briefClusterView(call: Call, cluster: Cluster): JsonObject {
  const full = clusterView(call, cluster)
  return Object.fromEntries(BRIEF.filter((name) => name in full).map((name) => [name, full[name]]))
}

/** A single cluster at the request's microversion: 1.13 renamed `stack_id` to `cluster_id`. */
export function clusterView(call: Call, cluster: Cluster): JsonObject {
  checkReadable(cluster)
  const template = call.cloud.store.get('templates', cluster.cluster_template_id)
  const { nodegroups, stack_id, created_at, updated_at, ...own } = omit(
    cluster,
    'id',
    'operations',
    'hadMishap',
  )
  const failed = cluster.status.endsWith('_FAILED')
  return {
    ...own,
    ...nodesOf(nodegroups),
    links: links(call, `clusters/${own.uuid}`),
    ...(call.minor >= 13 ? { cluster_id: stack_id } : { stack_id }),
    ...labelsDifference(template?.labels ?? {}, own.labels),
    ...(failed && { faults: faultsOf(nodegroups) }),
    created_at,
    updated_at,
  }
}

/**
 * A cluster loses its node groups before it is deleted (magnum/service/periodic.py, update_status), and one without
 * masters can neither be shown nor listed. The label extends that to the whole deletion.
 */
function checkReadable({ status, labels }: Cluster): void {
  if (status !== 'DELETE_IN_PROGRESS' || labels['sandbox_delete'] !== 'unreadable') return
  throw invalid('master_count', '0', 'Value should be greater or equal to 1')
}

export function nodesOf(nodegroups: readonly NodeGroup[]) {
  const masters = nodegroups.filter((group) => group.role === 'master')
  const workers = nodegroups.filter((group) => group.role !== 'master')
  const count = (groups: NodeGroup[]) => groups.reduce((sum, group) => sum + group.node_count, 0)
  return {
    node_count: count(workers),
    master_count: count(masters),
    node_addresses: workers.flatMap((group) => group.node_addresses),
    master_addresses: masters.flatMap((group) => group.node_addresses),
  }
}

function faultsOf(nodegroups: readonly NodeGroup[]): JsonObject {
  const failed = nodegroups.filter((group) => group.status.endsWith('_FAILED'))
  return Object.fromEntries(failed.map((group) => [group.name, group.status_reason]))
}

/** A node group in a list, where every minimum is 0 and every maximum null, regardless of their values. */
export function briefNodeGroupView(group: NodeGroup): JsonObject {
  const { uuid, name, flavor_id, image_id, node_count, role, is_default, stack_id, status } = group
  const unset = { min_node_count: 0, max_node_count: null }
  return {
    uuid,
    name,
    flavor_id,
    image_id,
    node_count,
    role,
    ...unset,
    is_default,
    stack_id,
    status,
    merge_labels: false,
  }
}

export function nodeGroupView(call: Call, cluster: Cluster, group: NodeGroup): JsonObject {
  const { created_at, updated_at, node_labels, node_taints, ...own } = group
  return {
    ...own,
    cluster_id: cluster.uuid,
    project_id: cluster.project_id,
    links: links(call, `clusters/${cluster.uuid}/nodegroups/${group.uuid}`),
    ...labelsDifference(cluster.labels, group.labels),
    ...(call.cloud.newest >= 14 && { node_labels, node_taints: node_taints.map((taint) => ({ ...taint })) }),
    created_at,
    updated_at,
  }
}

/** The response to a creation, which lacks the attributes that are set later. */
export function acceptedNodeGroupView(
  call: Call,
  cluster: Cluster,
  group: NodeGroup,
  given: JsonObject,
): JsonObject {
  const later = [
    'id',
    'node_addresses',
    'is_default',
    'stack_id',
    'status',
    'status_reason',
    'version',
    'created_at',
    'updated_at',
    ...['docker_volume_size', 'node_labels', 'node_taints'].filter((name) => given[name] === undefined),
  ]
  return omit(nodeGroupView(call, cluster, group), ...later)
}

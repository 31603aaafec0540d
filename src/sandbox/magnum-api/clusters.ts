import { Refusal, type Reply } from '../server/requests'
import { isObject, textOf, type JsonObject } from '../json'
import { type Cluster, isSettled } from '../resources'
import * as attribute from './attributes'
import type { Call } from './call'
import { checkCloudResources, checkKeypair, requireFlavors } from './cloud-resources'
import { briefClusterView, clusterView } from './cluster-views'
import { checkVolumeSize, driverOf } from './drivers'
import { clusterNotFound, findCluster, findTemplate, visibleClusters } from './find'
import { checkArguments, page } from './listing'
import { applyPatch, readPatch } from './patch'
import { defaultNodeGroups, newCluster } from './new-resources'

const { boolean, integer, patchedInteger, text } = attribute

const schema: attribute.Schema = {
  uuid: attribute.uuid,
  name: text(1, 242, /^[a-zA-Z][a-zA-Z0-9_.-]*$/),
  cluster_template_id: { ...attribute.anyText, mandatory: true },
  keypair: { ...text(), fallback: null },
  node_count: { ...integer(0), fallback: 1 },
  master_count: { ...integer(1), fallback: 1 },
  docker_volume_size: integer(1),
  labels: attribute.labels,
  master_flavor_id: text(),
  flavor_id: text(),
  create_timeout: { ...integer(0), fallback: 60 },
  links: attribute.readonly,
  stack_id: attribute.readonly,
  status: attribute.anyText,
  status_reason: attribute.anyText,
  health_status: attribute.anyText,
  health_status_reason: attribute.labels,
  discovery_url: attribute.anyText,
  api_address: attribute.readonly,
  coe_version: attribute.readonly,
  container_version: attribute.readonly,
  project_id: attribute.readonly,
  user_id: attribute.readonly,
  node_addresses: attribute.readonly,
  master_addresses: attribute.readonly,
  faults: attribute.labels,
  fixed_network: text(),
  fixed_subnet: text(),
  floating_ip_enabled: boolean,
  merge_labels: { ...boolean, fallback: false },
  labels_overridden: attribute.labels,
  labels_added: attribute.labels,
  labels_skipped: attribute.labels,
  master_lb_enabled: boolean,
}

const patchRules = {
  internal: [
    '/created_at',
    '/id',
    '/links',
    '/updated_at',
    '/uuid',
    '/project_id',
    '/user_id',
    '/api_address',
    '/node_addresses',
    '/master_addresses',
    '/stack_id',
    '/cluster_id',
  ],
  mandatory: ['/cluster_template_id'],
}

export async function createCluster(call: Call): Promise<Reply> {
  const { cloud, caller } = call
  const values = attribute.readAttributes(schema, 'cluster', call.body, call.minor)
  const template = findTemplate(call, textOf(values.cluster_template_id) ?? '')
  if (call.minor < 10 && values.node_count === 0) throw zeroNodes()
  const driver = driverOf(template)
  checkQuota(call)
  const cluster = newCluster(values, template)
  checkVolumeSize(template.docker_storage_driver, cluster.docker_volume_size)
  requireFlavors(cluster, cloud)
  checkCloudResources({ ...template, ...cluster })
  checkKeypair(cluster.keypair)
  const masters = Number(values.master_count)
  if (masters > 1 && !cluster.master_lb_enabled && driver.mastersNeedLoadBalancer) {
    throw new Refusal(400, 'master_count must be 1 when master_lb_enabled is False')
  }
  const created: Cluster = {
    ...cluster,
    id: cloud.store.nextId('clusters'),
    project_id: caller.projectId,
    user_id: caller.userId,
    nodegroups: defaultNodeGroups(cluster, template.image_id, masters, Number(values.node_count)),
  }
  await cloud.lifecycle.begin(created)
  return accepted(created)
}

export const accepted = ({ uuid }: Cluster): Reply => ({ status: 202, body: { uuid } })

export const zeroNodes = () =>
  new Refusal(400, 'Resizing a nodegroup to zero is not supported in the provided microversion.')

function checkQuota({ cloud, caller }: Call): void {
  const limit = cloud.store.get('quotas', caller.projectId)?.hard_limit
  if (limit === undefined) return
  const own = cloud.store.all('clusters').filter((each) => each.project_id === caller.projectId)
  if (own.length < limit) return
  throw new Refusal(
    403,
    `Resource limit exceeded: You have reached the maximum clusters per project, ${limit}. You may delete a cluster to make room for a new one.`,
  )
}

export function listClusters(call: Call): Reply {
  return listAt(call, 'clusters', briefClusterView)
}

export function listClustersInDetail(call: Call): Reply {
  return listAt(call, 'clusters/detail', clusterView)
}

function listAt(call: Call, path: string, view: typeof clusterView): Reply {
  const body = page(call, {
    name: 'clusters',
    path,
    items: visibleClusters(call),
    render: (cluster) => view(call, cluster),
    notFound: clusterNotFound,
  })
  return { status: 200, body }
}

export function showCluster(call: Call): Reply {
  return { status: 200, body: clusterView(call, findCluster(call, call.params.cluster)) }
}

const CHANGEABLE = ['node_count', 'health_status', 'health_status_reason']

/**
 * Magnum accepts an update in any status, but ignores it if the cluster is busy: it responds before the conductor
 * checks.
 */
export async function updateCluster(call: Call): Promise<Reply> {
  checkArguments(call.request.query, call.minor >= 3 ? ['rollback'] : [])
  const patch = readPatch(call.body, patchRules)
  const cluster = findCluster(call, call.params.cluster)
  const before = { ...clusterView(call, cluster), stack_id: cluster.stack_id }
  const after = applyPatch(before, patch)
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(after[name]) !== JSON.stringify(before[name as keyof typeof before]),
  )
  const fixed = changed.filter((name) => !CHANGEABLE.includes(name))
  if (fixed.length > 0) throw new Refusal(400, `cannot change cluster property(ies) ${fixed.join(', ')}.`)
  const wanted = patch.find((each) => each.path === '/node_count')
  const count = wanted ? nodeCountOf(wanted.value ?? 1) : undefined
  if (count === 0 && call.minor < 10) throw zeroNodes()
  if (isSettled(cluster)) await change(call, cluster, after, count)
  return accepted(cluster)
}

function nodeCountOf(value: JsonObject[string]): number {
  const result = patchedInteger(0).check(value ?? null)
  if ('reason' in result) throw attribute.invalid('node_count', value ?? null, result.reason)
  return Number(result.value)
}

async function change({ cloud }: Call, cluster: Cluster, after: JsonObject, count: number | undefined) {
  const healthy: Cluster = {
    ...cluster,
    health_status: typeof after.health_status === 'string' ? after.health_status : null,
    health_status_reason: isObject(after.health_status_reason) ? after.health_status_reason : {},
  }
  const worker = cluster.nodegroups.find((group) => group.name === 'default-worker')
  if (count === undefined || worker?.node_count === count) {
    cloud.store.put('clusters', cluster.uuid, healthy)
    return
  }
  await cloud.lifecycle.begin({
    ...healthy,
    status: 'UPDATE_IN_PROGRESS',
    status_reason: null,
    nodegroups: cluster.nodegroups.map((group) =>
      group === worker ? { ...group, node_count: count, status: 'UPDATE_IN_PROGRESS' } : group,
    ),
  })
}

export async function deleteCluster(call: Call): Promise<Reply> {
  const cluster = findCluster(call, call.params.cluster)
  await call.cloud.lifecycle.begin({ ...cluster, status: 'DELETE_IN_PROGRESS', status_reason: null })
  return { status: 204 }
}

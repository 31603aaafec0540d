import { Refusal, type Reply } from '../server/requests'
import type { Json, JsonObject } from '../json'
import { isObject, omit, textOf } from '../json'
import type { Cluster, NodeGroup, Taint } from '../resources'
import * as attribute from './attributes'
import type { Call } from './call'
import { acceptedNodeGroupView, briefNodeGroupView, nodeGroupView } from './cluster-views'
import { findCluster, findNodeGroup, nodeGroupNotFound } from './find'
import { inheritLabels, labelsOf } from './labels'
import { page } from './listing'
import { newNodeGroup } from './new-resources'
import { applyPatch, readPatch } from './patch'

const { boolean, integer, patchedInteger, text } = attribute

const schema: attribute.Schema = {
  id: integer(1),
  uuid: attribute.uuid,
  name: text(),
  cluster_id: attribute.uuid,
  project_id: attribute.readonly,
  docker_volume_size: integer(1),
  labels: attribute.labels,
  links: attribute.readonly,
  flavor_id: text(),
  image_id: text(),
  node_addresses: attribute.readonly,
  node_count: { ...integer(0), fallback: 1 },
  role: { ...text(), fallback: 'worker' },
  min_node_count: { ...integer(0), fallback: 0 },
  max_node_count: { ...integer(0), fallback: null },
  is_default: boolean,
  stack_id: attribute.readonly,
  status: attribute.anyText,
  status_reason: attribute.anyText,
  version: attribute.anyText,
  merge_labels: { ...boolean, fallback: false },
  node_labels: { ...attribute.labels, since: 14 },
  node_taints: { ...attribute.list, since: 14 },
}

const CHANGEABLE = ['min_node_count', 'max_node_count', 'node_labels', 'node_taints']

const patchRules = {
  internal: [...Object.keys(schema), 'created_at', 'updated_at', 'user_id']
    .filter((name) => !CHANGEABLE.includes(name) && !name.includes('merge_labels'))
    .map((name) => `/${name}`),
  mandatory: [],
}

export async function createNodeGroup(call: Call): Promise<Reply> {
  const cluster = findCluster(call, call.params.cluster)
  const values = attribute.readAttributes(schema, 'nodegroup', call.body, call.cloud.newest)
  if (!cluster.api_address) throw new Refusal(409, 'Cluster API address is not available yet')
  const name = textOf(values.name)
  if (name === null) throw attribute.invalid('name', null, 'Mandatory field missing.')
  if (cluster.nodegroups.some((group) => group.name === name)) {
    throw new Refusal(409, `A node group with name ${name} already exists in the cluster ${cluster.name}.`)
  }
  const group = groupOf(call, cluster, name, values)
  checkLimits(group)
  if (group.role === 'master') {
    throw new Refusal(400, 'Creating master nodegroups is currently not supported.')
  }
  checkTaints(group)
  await change(call, cluster, [...cluster.nodegroups, group])
  return { status: 202, body: acceptedNodeGroupView(call, cluster, group, values) }
}

function groupOf(call: Call, cluster: Cluster, name: string, values: JsonObject): NodeGroup {
  const template = call.cloud.store.get('templates', cluster.cluster_template_id)
  const number = (key: string) => (typeof values[key] === 'number' ? values[key] : null)
  return newNodeGroup({
    id: Math.max(...cluster.nodegroups.map((group) => group.id)) + 1,
    name,
    role: textOf(values.role) ?? 'worker',
    node_count: number('node_count') ?? 1,
    min_node_count: number('min_node_count') ?? 0,
    max_node_count: number('max_node_count'),
    docker_volume_size: number('docker_volume_size'),
    flavor_id: textOf(values.flavor_id) ?? cluster.flavor_id,
    image_id: textOf(values.image_id) ?? template?.image_id ?? '',
    labels: inheritLabels(cluster.labels, labelsOf(values.labels), values.merge_labels === true),
    merge_labels: values.merge_labels === true,
    node_labels: nodeLabelsOf(values.node_labels),
    node_taints: taintsOf(values.node_taints),
  })
}

function nodeLabelsOf(value: Json | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(labelsOf(value)).map(([key, each]) => [key, String(each)]))
}

function taintsOf(value: Json | undefined): Taint[] {
  const taints = Array.isArray(value) ? value.filter(isObject) : []
  return taints.map((taint) => ({
    key: textOf(taint.key) ?? '',
    ...('value' in taint ? { value: textOf(taint.value) } : {}),
    effect: textOf(taint.effect) ?? '',
  }))
}

function checkLimits(group: NodeGroup): void {
  const { name, node_count: count, min_node_count: min, max_node_count: max } = group
  const refuse = (attr: string, reason: string) =>
    new Refusal(409, `${attr} for ${name} is invalid (${reason}).`)
  // Magnum treats a maximum of 0 as none.
  if (max && max < min) {
    throw refuse(
      'max_node_count',
      `min_node_count (${min}) should be less or equal to max_node_count (${max})`,
    )
  }
  if (max && count > max) {
    throw refuse('max_node_count', `node_count (${count}) should be less or equal to max_node_count (${max})`)
  }
  if (min > count) {
    throw refuse('min_node_count', `min_node_count (${min}) should be less or equal to node_count (${count})`)
  }
}

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function checkTaints({ name, node_taints }: NodeGroup): void {
  const index = node_taints.findIndex((taint) => !EFFECTS.includes(taint.effect))
  if (index < 0) return
  throw new Refusal(
    409,
    `node_taints for ${name} is invalid (node_taints[${index}].effect must be one of ${EFFECTS.join(', ')}).`,
  )
}

export function listNodeGroups(call: Call): Reply {
  const cluster = findCluster(call, call.params.cluster)
  const role = call.request.query.get('role')
  const body = page(call, {
    name: 'nodegroups',
    path: `clusters/${cluster.uuid}/nodegroups`,
    items: cluster.nodegroups.filter((group) => role === null || group.role === role),
    render: briefNodeGroupView,
    filters: ['role'],
    notFound: nodeGroupNotFound,
  })
  return { status: 200, body }
}

export function showNodeGroup(call: Call): Reply {
  const cluster = findCluster(call, call.params.cluster)
  const group = findNodeGroup(cluster, call.params.nodegroup ?? '')
  return { status: 200, body: nodeGroupView(call, cluster, group) }
}

export async function updateNodeGroup(call: Call): Promise<Reply> {
  const patch = readPatch(call.body, patchRules)
  const cluster = findCluster(call, call.params.cluster)
  const group = findNodeGroup(cluster, call.params.nodegroup ?? '')
  const patched = applyPatch(omit(nodeGroupView(call, cluster, group), 'links'), patch)
  const updated: NodeGroup = {
    ...group,
    min_node_count: numberOf(patched, 'min_node_count') ?? 0,
    max_node_count: numberOf(patched, 'max_node_count'),
    node_labels: nodeLabelsOf(patched.node_labels),
    node_taints: taintsOf(patched.node_taints),
  }
  checkLimits(updated)
  checkTaints(updated)
  // After the response, the conductor drops it (magnum/conductor/handlers/nodegroup_conductor.py, allowed_operation).
  const isDropped = /^(?:CREATE|DELETE)_IN_PROGRESS$/.test(group.status)
  if (!isDropped) await change(call, cluster, replace(cluster, { ...updated, status: 'UPDATE_IN_PROGRESS' }))
  return { status: 202, body: nodeGroupView(call, cluster, updated) }
}

function numberOf(patched: JsonObject, name: string): number | null {
  const value = patched[name]
  if (value === null || value === undefined) return null
  const result = patchedInteger(0).check(value)
  if ('reason' in result) throw attribute.invalid(name, value, result.reason)
  return Number(result.value)
}

export async function deleteNodeGroup(call: Call): Promise<Reply> {
  const cluster = findCluster(call, call.params.cluster)
  const group = findNodeGroup(cluster, call.params.nodegroup ?? '')
  if (group.is_default) throw new Refusal(400, 'Deleting a default nodegroup is not supported.')
  await change(call, cluster, replace(cluster, { ...group, status: 'DELETE_IN_PROGRESS' }))
  return { status: 204 }
}

const replace = (cluster: Cluster, changed: NodeGroup) =>
  cluster.nodegroups.map((group) => (group.uuid === changed.uuid ? changed : group))

function change({ cloud }: Call, cluster: Cluster, nodegroups: NodeGroup[]): Promise<void> {
  return cloud.lifecycle.begin({ ...cluster, nodegroups, status: 'UPDATE_IN_PROGRESS', status_reason: null })
}

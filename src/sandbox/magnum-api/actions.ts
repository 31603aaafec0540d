import { Refusal, type Reply } from '../server/requests'
import { textOf } from '../json'
import { type Cluster, type NodeGroup, isSettled } from '../resources'
import * as attribute from './attributes'
import type { Call } from './call'
import { accepted, zeroNodes } from './clusters'
import { engineOf } from './drivers'
import { findCluster, findNodeGroup, findTemplate } from './find'

const resizeSchema: attribute.Schema = {
  node_count: { ...attribute.integer(0), mandatory: true },
  nodes_to_remove: { ...attribute.list, fallback: [] },
  nodegroup: attribute.text(),
}

/** Magnum accepts a resize during another one, because the autoscaler sends them in succession. */
export async function resizeCluster(call: Call): Promise<Reply> {
  const values = attribute.readAttributes(resizeSchema, 'cluster_resize_req', call.body, call.minor)
  const count = Number(values.node_count)
  if (count === 0 && call.minor < 10) throw zeroNodes()
  const cluster = findCluster(call, call.params.cluster)
  const group = groupOf(cluster, textOf(values.nodegroup))
  if (group.role === 'master') throw new Refusal(400, 'Resizing a master nodegroup is not supported.')
  const { min_node_count: min, max_node_count: max } = group
  if (count < min || (max && count > max)) {
    throw new Refusal(
      400,
      `Resizing ${group.name} outside the allowed range: min_node_count = ${min}, max_node_count = ${max ?? 'None'}`,
    )
  }
  const resizable = isSettled(cluster) || cluster.status.startsWith('UPDATE_')
  if (resizable) await update(call, cluster, { ...group, node_count: count })
  return accepted(cluster)
}

const upgradeSchema: attribute.Schema = {
  max_batch_size: attribute.integer(1),
  nodegroup: attribute.text(),
  cluster_template: attribute.text(),
}

export async function upgradeCluster(call: Call): Promise<Reply> {
  if (call.minor < 8) {
    throw new Refusal(400, 'Cluster upgrade is not supported in the provided microversion.')
  }
  const values = attribute.readAttributes(upgradeSchema, 'cluster_upgrade_req', call.body, call.minor)
  const cluster = findCluster(call, call.params.cluster)
  const wanted = textOf(values.cluster_template)
  if (wanted === null) throw attribute.invalid('cluster_template', null, 'Mandatory field missing.')
  const template = findTemplate(call, wanted)
  const group = groupOf(cluster, textOf(values.nodegroup))
  if (!group.is_default && template.uuid !== cluster.cluster_template_id) {
    const own = call.cloud.store.get('templates', cluster.cluster_template_id)
    throw new Refusal(
      409,
      `Cluster Template is not valid for upgrade: Nodegroup ${group.name} can be upgraded only to match cluster's template (${own?.name ?? ''}).`,
    )
  }
  if (!isSettled(cluster)) {
    throw new Refusal(400, `Upgrading a cluster when status is "${cluster.status}" is not supported.`)
  }
  const version = String(template.labels.kube_tag ?? engineOf(template.coe).version)
  const upgraded = { ...cluster, cluster_template_id: template.uuid, coe_version: version }
  await update(call, upgraded, { ...group, version })
  return accepted(cluster)
}

function groupOf(cluster: Cluster, name: string | null): NodeGroup {
  return findNodeGroup(cluster, name ?? 'default-worker')
}

function update({ cloud }: Call, cluster: Cluster, changed: NodeGroup): Promise<void> {
  return cloud.lifecycle.begin({
    ...cluster,
    status: 'UPDATE_IN_PROGRESS',
    status_reason: null,
    nodegroups: cluster.nodegroups.map((group) =>
      group.uuid === changed.uuid ? { ...changed, status: 'UPDATE_IN_PROGRESS' } : group,
    ),
  })
}

/** Replaces the cluster's trust and trustee before it responds; nothing shows it. */
export function rotateCredential(call: Call): Reply {
  const cluster = findCluster(call, call.params.cluster)
  if (!isSettled(cluster) && !cluster.status.startsWith('UPDATE_')) {
    const handler = 'magnum.conductor.handlers.credential_conductor'
    throw new Refusal(400, `${handler} when cluster status is "${cluster.status}" is not supported.`)
  }
  return accepted(cluster)
}

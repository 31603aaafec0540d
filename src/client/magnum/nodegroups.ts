import { type Api, type ListOptions, listQuery } from './api'
import type { Feature } from './microversions'
import { type PatchOperation, wirePatch } from './patch'
import { detailed, paths } from './paths'
import { type NodeGroup, nodeGroupModel } from './resources'

/** A Kubernetes taint. */
export type Taint = {
  key: string
  value?: string
  effect: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute'
}

/** A new node group. Only the attributes given are sent. */
export interface NodeGroupRequest {
  name: string
  node_count?: number
  min_node_count?: number
  max_node_count?: number
  role?: string
  image_id?: string
  flavor_id?: string
  docker_volume_size?: number
  labels?: Record<string, string>
  merge_labels?: boolean
  /** Since 1.14. */
  node_labels?: Record<string, string>
  /** Since 1.14. */
  node_taints?: Taint[]
}

/** Node groups of a cluster (since 1.9); cluster and group are identified by UUID or name. */
export interface NodeGroups {
  list(
    cluster: string,
    options?: ListOptions & { role?: string | undefined },
  ): AsyncIterable<readonly NodeGroup[]>
  get(cluster: string, nodegroup: string): Promise<NodeGroup>
  create(cluster: string, request: NodeGroupRequest): Promise<NodeGroup>
  update(cluster: string, nodegroup: string, patch: readonly PatchOperation[]): Promise<NodeGroup>
  delete(cluster: string, nodegroup: string): Promise<void>
}

const needs: readonly Feature[] = ['nodegroups']

export function createNodeGroups(api: Api): NodeGroups {
  return {
    list: (cluster, options = {}) => {
      const path = paths.nodegroups(cluster)
      return api.pages({
        path: options.detail ? detailed(path) : path,
        collection: 'nodegroups',
        model: nodeGroupModel,
        limit: options.limit,
        query: listQuery(options),
        filters: { role: options.role },
        needs,
      })
    },
    get: (cluster, nodegroup) =>
      api.resource({ method: 'GET', path: paths.nodegroup(cluster, nodegroup) }, nodeGroupModel, needs),
    create: (cluster, request) =>
      api.resource(
        { method: 'POST', path: paths.nodegroups(cluster), json: request },
        nodeGroupModel,
        needsWith(request.node_labels !== undefined || request.node_taints !== undefined),
      ),
    update: (cluster, nodegroup, patch) =>
      api.resource(
        { method: 'PATCH', path: paths.nodegroup(cluster, nodegroup), json: wirePatch('nodegroup', patch) },
        nodeGroupModel,
        needsWith(patch.some(({ path }) => /^\/node_(labels|taints)(\/|$)/.test(path))),
      ),
    delete: (cluster, nodegroup) =>
      api.change({ method: 'DELETE', path: paths.nodegroup(cluster, nodegroup) }, needs),
  }
}

function needsWith(nodeLabels: boolean): readonly Feature[] {
  return nodeLabels ? [...needs, 'nodeLabels'] : needs
}

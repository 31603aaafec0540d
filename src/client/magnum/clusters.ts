import type { Row, Value } from '../../foundation/json'
import { type Model, unchecked } from '../http/answers'
import { type Api, type ListRequest, type ListOptions, listQuery } from './api'
import type { Feature } from './microversions'
import { type PatchOperation, wirePatch } from './patch'
import { beforeQuery, detailed, paths } from './paths'
import { explainedUpdate } from './refusals'
import { type Cluster, clusterModel, type Reference, referenceModel } from './resources'

/** A new cluster. Only the attributes given are sent; `cluster_template_id` may be a name. */
export interface ClusterRequest {
  name?: string
  cluster_template_id: string
  keypair?: string
  node_count?: number
  master_count?: number
  /** Minutes. */
  create_timeout?: number
  discovery_url?: string
  docker_volume_size?: number
  labels?: Record<string, string>
  merge_labels?: boolean
  flavor_id?: string
  master_flavor_id?: string
  fixed_network?: string
  fixed_subnet?: string
  floating_ip_enabled?: boolean
  master_lb_enabled?: boolean
}

/** A new number of worker nodes, of the default node group unless another one is given. */
export interface ResizeRequest {
  node_count: number
  /** UUIDs or indices of the nodes to remove first. */
  nodes_to_remove?: string[]
  nodegroup?: string
}

/** An upgrade to another template. */
export interface UpgradeRequest {
  cluster_template: string
  max_batch_size?: number
  nodegroup?: string
}

/** Clusters, identified by UUID or name. Changes are accepted at once and carried out later: see `status`. */
export interface Clusters {
  list(options?: ListOptions): AsyncIterable<readonly Cluster[]>
  /** The same without validation, for display. */
  listRows(options?: ListOptions): AsyncIterable<readonly Row[]>
  get(cluster: string): Promise<Cluster>
  getRow(cluster: string): Promise<Row>
  create(request: ClusterRequest): Promise<Reference>
  update(cluster: string, patch: readonly PatchOperation[], options?: { rollback?: boolean }): Promise<void>
  resize(cluster: string, request: ResizeRequest): Promise<Reference>
  upgrade(cluster: string, request: UpgradeRequest): Promise<Reference>
  delete(cluster: string): Promise<void>
}

export function createClusters(api: Api): Clusters {
  return {
    list: (options = {}) => api.pages(listRequest(options, clusterModel)),
    listRows: (options = {}) => api.pages(listRequest(options, unchecked(clusterModel))),
    get: (cluster) => api.resource(getRequest(cluster), clusterModel),
    getRow: (cluster) => api.resource(getRequest(cluster), unchecked(clusterModel)),
    create: (request) =>
      api.resource(
        { method: 'POST', path: paths.clusters, json: request },
        referenceModel,
        emptyNeeds(request.node_count),
      ),
    update: async (cluster, patch, { rollback = false } = {}) => {
      const path = paths.cluster(cluster)
      const target = rollback ? { path: beforeQuery(path), query: { rollback: 'True' } } : { path }
      const needs = [...(rollback ? (['rollback'] as const) : []), ...emptyNeeds(newNodeCount(patch))]
      const request = { method: 'PATCH', ...target, json: wirePatch('cluster', patch) } as const
      await api.change(request, needs).catch((error: unknown) => {
        throw explainedUpdate(error, patch)
      })
    },
    resize: (cluster, request) =>
      api.resource({ method: 'POST', path: paths.resize(cluster), json: request }, referenceModel, [
        'resize',
        ...emptyNeeds(request.node_count),
      ]),
    upgrade: (cluster, request) =>
      api.resource({ method: 'POST', path: paths.upgrade(cluster), json: request }, referenceModel, [
        'upgrade',
      ]),
    delete: (cluster) => api.change({ method: 'DELETE', path: paths.cluster(cluster) }),
  }
}

function listRequest<T>(options: ListOptions, model: Model<T>): ListRequest<T> {
  return {
    ...(options.detail
      ? { path: detailed(paths.clusters) }
      : { path: paths.clusters, pathBeforeQuery: beforeQuery(paths.clusters) }),
    collection: 'clusters',
    model,
    limit: options.limit,
    query: listQuery(options),
  }
}

function getRequest(cluster: string) {
  return { method: 'GET', path: paths.cluster(cluster) } as const
}

function emptyNeeds(nodeCount: Value | undefined): readonly Feature[] {
  return nodeCount === 0 ? ['zeroNodes'] : []
}

function newNodeCount(patch: readonly PatchOperation[]): Value | undefined {
  return patch.find(({ path }) => path === '/node_count')?.value
}

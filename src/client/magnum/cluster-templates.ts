import type { Row } from '../../foundation/json'
import { type Model, unchecked } from '../http/answers'
import { type Api, type ListRequest, type ListOptions, listQuery } from './api'
import { type PatchOperation, wirePatch } from './patch'
import { beforeQuery, detailed, paths } from './paths'
import { type ClusterTemplate, clusterTemplateModel, type Reference, referenceModel } from './resources'

/** A new cluster template. Only the attributes given are sent. */
export interface ClusterTemplateRequest {
  name?: string
  coe: string
  image_id: string
  external_network_id?: string
  keypair_id?: string
  flavor_id?: string
  master_flavor_id?: string
  fixed_network?: string
  fixed_subnet?: string
  network_driver?: string
  volume_driver?: string
  /** Name of the Magnum driver, if several match. */
  driver?: string
  dns_nameserver?: string
  docker_volume_size?: number
  docker_storage_driver?: string
  http_proxy?: string
  https_proxy?: string
  no_proxy?: string
  labels?: Record<string, string>
  tls_disabled?: boolean
  public?: boolean
  hidden?: boolean
  registry_enabled?: boolean
  insecure_registry?: string
  server_type?: string
  master_lb_enabled?: boolean
  floating_ip_enabled?: boolean
  /** Comma-separated. */
  tags?: string
}

/** Cluster templates, identified by UUID or name. */
export interface ClusterTemplates {
  list(options?: ListOptions): AsyncIterable<readonly ClusterTemplate[]>
  /** The same without validation, for display. */
  listRows(options?: ListOptions): AsyncIterable<readonly Row[]>
  get(template: string): Promise<ClusterTemplate>
  getRow(template: string): Promise<Row>
  create(request: ClusterTemplateRequest): Promise<Reference>
  update(template: string, patch: readonly PatchOperation[]): Promise<Row>
  delete(template: string): Promise<void>
}

export function createClusterTemplates(api: Api): ClusterTemplates {
  return {
    list: (options = {}) => api.pages(listRequest(options, clusterTemplateModel)),
    listRows: (options = {}) => api.pages(listRequest(options, anyTemplate)),
    get: (template) => api.resource(getRequest(template), clusterTemplateModel),
    getRow: (template) => api.resource(getRequest(template), anyTemplate),
    create: (request) =>
      api.resource({ method: 'POST', path: paths.clusterTemplates, json: request }, referenceModel),
    update: (template, patch) =>
      api.resource(
        { method: 'PATCH', path: paths.clusterTemplate(template), json: wirePatch('template', patch) },
        anyTemplate,
      ),
    delete: (template) => api.change({ method: 'DELETE', path: paths.clusterTemplate(template) }),
  }
}

const anyTemplate = unchecked(clusterTemplateModel)

function listRequest<T>(options: ListOptions, model: Model<T>): ListRequest<T> {
  return {
    ...(options.detail
      ? { path: detailed(paths.clusterTemplates) }
      : { path: paths.clusterTemplates, pathBeforeQuery: beforeQuery(paths.clusterTemplates) }),
    collection: 'clustertemplates',
    model,
    limit: options.limit,
    query: listQuery(options),
  }
}

function getRequest(template: string) {
  return { method: 'GET', path: paths.clusterTemplate(template) } as const
}

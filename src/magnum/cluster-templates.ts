import type { Api } from './api'
import { type ListOptions, listQuery } from './list-options'
import { type PatchOperation, wirePatch } from './patch'
import { detailed, paths } from './paths'
import { type ClusterTemplate, clusterTemplateModel } from './resources'

/** What a new cluster template is made of. Only what is given is sent. */
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
  /** Name of Magnum's own driver, where more than one fits. */
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
  /** Separated by commas. */
  tags?: string
}

/** Cluster templates, each named by UUID or name. */
export interface ClusterTemplates {
  list(options?: ListOptions): AsyncIterable<readonly ClusterTemplate[]>
  get(template: string): Promise<ClusterTemplate>
  create(request: ClusterTemplateRequest): Promise<ClusterTemplate>
  update(template: string, patch: readonly PatchOperation[]): Promise<ClusterTemplate>
  delete(template: string): Promise<void>
}

export function createClusterTemplates(api: Api): ClusterTemplates {
  return {
    list: (options = {}) =>
      api.pages({
        path: options.detail ? detailed(paths.clusterTemplates) : paths.clusterTemplates,
        collection: 'clustertemplates',
        model: clusterTemplateModel,
        limit: options.limit,
        query: listQuery(options),
      }),
    get: (template) =>
      api.resource({ method: 'GET', path: paths.clusterTemplate(template) }, clusterTemplateModel),
    create: (request) =>
      api.resource({ method: 'POST', path: paths.clusterTemplates, json: request }, clusterTemplateModel),
    update: (template, patch) =>
      api.resource(
        { method: 'PATCH', path: paths.clusterTemplate(template), json: wirePatch(patch) },
        clusterTemplateModel,
      ),
    delete: async (template) => {
      await api.send({ method: 'DELETE', path: paths.clusterTemplate(template) })
    },
  }
}

import { type Api, type ListOptions, listQuery } from './api'
import { paths } from './paths'
import { type Quota, quotaModel, type Stats, statsModel, type Service, serviceModel } from './resources'

/** A quota to set; `resource` is `Cluster`. */
export interface QuotaRequest {
  project_id: string
  resource: string
  hard_limit: number
}

/** Quotas of projects. Only administrators can set them. */
export interface Quotas {
  list(options?: ListOptions & { allProjects?: boolean | undefined }): AsyncIterable<readonly Quota[]>
  get(projectId: string, resource: string): Promise<Quota>
  create(request: QuotaRequest): Promise<Quota>
  update(request: QuotaRequest): Promise<Quota>
  delete(projectId: string, resource: string): Promise<void>
}

const needs = ['quotas'] as const

export function createQuotas(api: Api): Quotas {
  return {
    list: (options = {}) =>
      api.pages({
        path: paths.quotas,
        collection: 'quotas',
        model: quotaModel,
        limit: options.limit,
        query: listQuery(options),
        filters: { all_tenants: options.allProjects ? 'True' : undefined },
        needs,
      }),
    get: (projectId, resource) =>
      api.resource({ method: 'GET', path: paths.quota(projectId, resource) }, quotaModel, needs),
    create: (request) =>
      api.resource({ method: 'POST', path: paths.quotas, json: request }, quotaModel, needs),
    // The service expects the whole quota here; every other PATCH takes operations (RFC 6902).
    update: (request) =>
      api.resource(
        { method: 'PATCH', path: paths.quota(request.project_id, request.resource), json: request },
        quotaModel,
        needs,
      ),
    delete: (projectId, resource) =>
      api.change({ method: 'DELETE', path: paths.quota(projectId, resource) }, needs),
  }
}

/** Numbers of clusters and nodes. */
export interface Statistics {
  /** Those of a project; for an administrator, without a project, those of the whole cloud. */
  get(projectId?: string): Promise<Stats>
}

export function createStatistics(api: Api): Statistics {
  return {
    get: (projectId) =>
      api.resource({ method: 'GET', path: paths.stats, query: { project_id: projectId } }, statsModel, [
        'stats',
      ]),
  }
}

/** The processes of the service; for administrators. */
export interface Services {
  list(): AsyncIterable<readonly Service[]>
}

export function createServices(api: Api): Services {
  return {
    list: () => api.pages({ path: paths.services, collection: 'mservices', model: serviceModel, query: {} }),
  }
}

import type { Api } from './api'
import { paths } from './paths'
import { type Service, serviceModel } from './resources'

/** The processes of the service itself; for administrators. */
export interface Services {
  list(): AsyncIterable<readonly Service[]>
}

export function createServices(api: Api): Services {
  return {
    list: () => api.pages({ path: paths.services, collection: 'mservices', model: serviceModel, query: {} }),
  }
}

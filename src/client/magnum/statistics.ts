import type { Api } from './api'
import { paths } from './paths'
import { type Stats, statsModel } from './resources'

/** Counts of clusters and nodes. */
export interface Statistics {
  /** Of the project named; of the whole cloud for an administrator who names none. */
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

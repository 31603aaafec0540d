import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const limit = { project_id: '{project}', resource: 'Cluster', hard_limit: 7 }

export const administration: readonly Case[] = [
  { what: 'no quota', send: 'GET /v1/quotas/{project}/Cluster', status: 200, shape: bodies.defaultQuota },
  {
    what: 'a quota by a member',
    send: 'POST /v1/quotas',
    body: limit,
    ...refused(403, "Policy doesn't allow quota:create to be performed"),
  },
  { what: 'a quota', send: 'POST /v1/quotas', as: 'admin', body: limit, status: 201, shape: bodies.quota },
  { what: 'the same quota again', send: 'POST /v1/quotas', as: 'admin', body: limit, ...refused(409) },
  { what: 'quotas', send: 'GET /v1/quotas?all_tenants=True', as: 'admin', status: 200, shape: bodies.quotas },
  {
    what: 'a higher quota',
    send: 'PATCH /v1/quotas/{project}/Cluster',
    as: 'admin',
    body: { ...limit, hard_limit: 9 },
    status: 202,
    shape: bodies.quota,
  },
  { what: 'the quota', send: 'GET /v1/quotas/{project}/Cluster', status: 200, shape: bodies.quota },
  { what: 'the quota lifted', send: 'DELETE /v1/quotas/{project}/Cluster', as: 'admin', status: 204 },
  { what: 'the numbers of the project', send: 'GET /v1/stats', status: 200, shape: bodies.stats },
  { what: 'the services', send: 'GET /v1/mservices', as: 'admin', status: 200, shape: bodies.services },
  { what: 'the services, by a member', send: 'GET /v1/mservices', ...refused(403) },
]

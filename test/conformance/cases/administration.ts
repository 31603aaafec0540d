import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const limit = { project_id: '{project}', resource: 'Cluster', hard_limit: 7 }

export const administration: readonly Case[] = [
  {
    what: 'the default quota',
    send: 'GET /v1/quotas/{project}/Cluster',
    status: 200,
    shape: bodies.defaultQuota,
  },
  {
    what: 'a member creates a quota',
    send: 'POST /v1/quotas',
    body: limit,
    ...refused(403, "Policy doesn't allow quota:create to be performed"),
  },
  {
    what: 'creates a quota',
    send: 'POST /v1/quotas',
    as: 'admin',
    body: limit,
    status: 201,
    shape: bodies.quota,
  },
  { what: 'creates it again', send: 'POST /v1/quotas', as: 'admin', body: limit, ...refused(409) },
  {
    what: 'lists quotas',
    send: 'GET /v1/quotas?all_tenants=True',
    as: 'admin',
    status: 200,
    shape: bodies.quotas,
  },
  {
    what: 'raises the quota',
    send: 'PATCH /v1/quotas/{project}/Cluster',
    as: 'admin',
    body: { ...limit, hard_limit: 9 },
    status: 202,
    shape: bodies.quota,
  },
  { what: 'shows the quota', send: 'GET /v1/quotas/{project}/Cluster', status: 200, shape: bodies.quota },
  { what: 'deletes the quota', send: 'DELETE /v1/quotas/{project}/Cluster', as: 'admin', status: 204 },
  { what: 'shows statistics', send: 'GET /v1/stats', status: 200, shape: bodies.stats },
  { what: 'lists services', send: 'GET /v1/mservices', as: 'admin', status: 200, shape: bodies.services },
  { what: 'a member lists services', send: 'GET /v1/mservices', ...refused(403) },
]

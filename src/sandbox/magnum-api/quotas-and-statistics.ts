import { Refusal, type Reply } from '../server/requests'
import { textOf } from '../json'
import { users } from '../keystone/identities'
import type { Quota } from '../resources'
import * as attribute from './attributes'
import { now, type Call } from './call'
import { page, checkArguments } from './listing'
import { nodesOf } from './cluster-views'

const RESOURCE = 'Cluster'

/** The limit of a project without a quota: `quotas.max_clusters_per_project` of the recorded Magnum. */
const NO_QUOTA = 100_000

const schema: attribute.Schema = {
  id: attribute.integer(1),
  hard_limit: { ...attribute.integer(0), fallback: 1 },
  project_id: attribute.text(),
  resource: { ...attribute.oneOf(RESOURCE), fallback: RESOURCE },
  created_at: attribute.readonly,
  updated_at: attribute.readonly,
}

export function listQuotas(call: Call): Reply {
  const all = /^(1|t|true|on|y|yes)$/i.test(call.request.query.get('all_tenants') ?? '')
  const body = page(call, {
    name: 'quotas',
    path: 'quotas',
    items: call.cloud.store
      .all('quotas')
      .filter((quota) => all || quota.project_id === call.caller.projectId),
    render: (quota) => ({ ...quota }),
    filters: ['all_tenants'],
    notFound: (marker) => new Refusal(404, `Quota could not be found: ${marker}.`),
  })
  return { status: 200, body }
}

export function showQuota({ cloud, caller, params }: Call): Reply {
  const project = params.project ?? ''
  if (!caller.isAdmin && project !== caller.projectId) throw new Refusal(403, 'Not authorized.')
  const quota = cloud.store.get('quotas', project)
  return {
    status: 200,
    body: quota ? { ...quota } : { hard_limit: NO_QUOTA, project_id: project, resource: RESOURCE },
  }
}

export function createQuota(call: Call): Reply {
  const { store } = call.cloud
  const values = attribute.readAttributes(schema, 'quota', call.body, call.minor)
  const project = textOf(values.project_id) ?? ''
  if (!users.some((user) => user.project.id === project)) {
    throw new Refusal(404, `The project_id ${project} could not be found.`)
  }
  if (store.get('quotas', project)) {
    throw new Refusal(409, `Quota for project ${project} already exists for resource ${RESOURCE}.`)
  }
  const quota: Quota = {
    id: store.nextId('quotas'),
    hard_limit: Number(values.hard_limit),
    project_id: project,
    resource: RESOURCE,
    created_at: now(),
    updated_at: null,
  }
  store.put('quotas', project, quota)
  return { status: 201, body: { ...quota } }
}

export function updateQuota(call: Call): Reply {
  const values = attribute.readAttributes(schema, 'quotapatch', call.body, call.minor)
  const quota = findQuota(call)
  const updated = { ...quota, hard_limit: Number(values.hard_limit), updated_at: now() }
  call.cloud.store.put('quotas', quota.project_id, updated)
  return { status: 202, body: updated }
}

export function deleteQuota(call: Call): Reply {
  call.cloud.store.remove('quotas', findQuota(call).project_id)
  return { status: 204 }
}

function findQuota({ cloud, params: { project = '', resource = '' } }: Call): Quota {
  const quota = cloud.store.get('quotas', project)
  if (quota?.resource === resource) return quota
  throw new Refusal(404, `Quota could not be found: project_id ${project} resource ${resource}.`)
}

/** Numbers of clusters and nodes of a project; for an administrator, without a project, of all projects. */
export function showStats({ cloud, caller, request: { query } }: Call): Reply {
  checkArguments(query, ['project_id', 'type'])
  if ((query.get('type') ?? 'cluster').toLowerCase() !== 'cluster') {
    throw new Refusal(400, "Invalid stats type. Allowed values are 'cluster'")
  }
  const asked = query.get('project_id') ?? undefined
  const project = caller.isAdmin ? asked : (asked ?? caller.projectId)
  if (!caller.isAdmin && project !== caller.projectId) throw new Refusal(403, 'Not authorized.')
  const clusters = cloud.store
    .all('clusters')
    .filter((cluster) => project === undefined || cluster.project_id === project)
  const nodes = clusters
    .map((cluster) => nodesOf(cluster.nodegroups))
    .reduce((sum, { node_count, master_count }) => sum + node_count + master_count, 0)
  return { status: 200, body: { clusters: clusters.length, nodes } }
}

/** Interval of a conductor's heartbeats in seconds. */
const HEARTBEAT = 60

export function listServices({ cloud }: Call): Reply {
  const age = (Date.now() - Date.parse(cloud.startedAt)) / 1000
  const conductor = {
    host: 'sandbox',
    binary: 'magnum-conductor',
    state: 'up',
    id: 1,
    report_count: Math.floor(age / HEARTBEAT) + 1,
    disabled: false,
    disabled_reason: null,
    created_at: cloud.startedAt,
    updated_at: now(),
  }
  return { status: 200, body: { mservices: [conductor] } }
}

/** Always empty: no released driver can create a federation. */
export const listFederations = (): Reply => ({ status: 200, body: { federations: [] } })

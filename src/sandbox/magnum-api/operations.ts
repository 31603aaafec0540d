import { Refusal, type Reply } from '../server/exchange'
import { now, type Call } from './call'
import { nodesOf } from './cluster-view'
import { checkArguments } from './listing'

/** How many clusters and nodes a project has; all projects together, where an administrator names none. */
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

/** Seconds between the heartbeats of a conductor. */
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

/** The sandbox has no federations, as no released driver can make one. */
export const listFederations = (): Reply => ({ status: 200, body: { federations: [] } })

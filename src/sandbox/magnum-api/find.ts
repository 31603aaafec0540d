import { Refusal } from '../server/requests'
import type { Cluster, NodeGroup, Template } from '../resources'
import { isUuid } from './attributes'
import type { Call } from './call'

interface Named {
  uuid: string
  name: string
}

/** The clusters visible to the caller: those of the project, or all for an administrator. */
export function visibleClusters({ cloud, caller }: Call): Cluster[] {
  const clusters = cloud.store.all('clusters')
  return caller.isAdmin ? clusters : clusters.filter((each) => each.project_id === caller.projectId)
}

/** The templates visible to the caller: those of the project and public ones, or all for an administrator. */
export function visibleTemplates({ cloud, caller }: Call): Template[] {
  const templates = cloud.store.all('templates')
  if (caller.isAdmin) return templates
  return templates.filter((each) => each.project_id === caller.projectId || (each.public && !each.hidden))
}

export const clusterNotFound = (name: string, status = 404) =>
  new Refusal(status, `Cluster ${name} could not be found.`)

export const templateNotFound = (name: string, status = 404) =>
  new Refusal(status, `ClusterTemplate ${name} could not be found.`)

export const nodeGroupNotFound = (name: string) => new Refusal(404, `Nodegroup ${name} could not be found.`)

export function findCluster(call: Call, name: string | undefined, status = 404): Cluster {
  return pick(visibleClusters(call), name ?? '', 'cluster') ?? raise(clusterNotFound(name ?? '', status))
}

export function findTemplate(call: Call, name: string): Template {
  return pick(visibleTemplates(call), name, 'ClusterTemplate') ?? raise(templateNotFound(name))
}

export function findNodeGroup(cluster: Cluster, name: string): NodeGroup {
  return pick(cluster.nodegroups, name, 'nodegroup') ?? raise(nodeGroupNotFound(name))
}

function pick<T extends Named>(all: readonly T[], name: string, kind: string): T | undefined {
  if (isUuid(name)) return all.find((each) => each.uuid === name)
  const matches = all.filter((each) => each.name === name)
  if (matches.length > 1) {
    throw new Refusal(409, `Multiple ${kind}s exist with same name. Please use the ${kind} uuid instead.`)
  }
  return matches[0]
}

function raise(refusal: Refusal): never {
  throw refusal
}

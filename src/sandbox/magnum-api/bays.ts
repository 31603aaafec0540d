import type { Reply } from '../server/requests'
import { omit, type JsonObject } from '../json'
import type { Cluster, Template } from '../resources'
import { links, type Call } from './call'
import { briefClusterView, clusterView } from './cluster-views'
import {
  clusterNotFound,
  findCluster,
  findTemplate,
  templateNotFound,
  visibleClusters,
  visibleTemplates,
} from './find'
import { page } from './listing'
import { templateView } from './templates'

/** Clusters and templates under their names of 2016, read-only: services up to 1.10 still have them. */

export function listBays(call: Call): Reply {
  const body = page(call, {
    name: 'bays',
    path: 'bays',
    items: visibleClusters(call),
    render: (cluster) => bayView(call, cluster, briefClusterView(call, cluster)),
    notFound: clusterNotFound,
  })
  return { status: 200, body }
}

export function showBay(call: Call): Reply {
  const cluster = findCluster(call, call.params.bay)
  return { status: 200, body: bayView(call, cluster, clusterView(call, cluster)) }
}

function bayView(call: Call, cluster: Cluster, view: JsonObject): JsonObject {
  return {
    ...omit(view, 'cluster_template_id', 'create_timeout', 'keypair', 'health_status', 'merge_labels'),
    baymodel_id: cluster.cluster_template_id,
    bay_create_timeout: cluster.create_timeout,
    floating_ip_enabled: cluster.floating_ip_enabled,
    links: links(call, `bays/${cluster.uuid}`),
  }
}

export function listBayModels(call: Call): Reply {
  const body = page(call, {
    name: 'baymodels',
    path: 'baymodels',
    items: visibleTemplates(call),
    render: (template) => bayModelView(call, template),
    notFound: templateNotFound,
  })
  return { status: 200, body }
}

export function showBayModel(call: Call): Reply {
  return { status: 200, body: bayModelView(call, findTemplate(call, call.params.baymodel ?? '')) }
}

function bayModelView(call: Call, template: Template): JsonObject {
  return { ...templateView(call, template), links: links(call, `baymodels/${template.uuid}`) }
}

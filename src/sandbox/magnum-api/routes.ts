import { Refusal, type Route } from '../server/requests'
import type { MagnumHandler } from './call'
import { resizeCluster, rotateCredential, upgradeCluster } from './actions'
import { listBayModels, listBays, showBay, showBayModel } from './bays'
import { rotateAuthority, showCertificate, signCertificate } from './certificates'
import {
  createCluster,
  deleteCluster,
  listClusters,
  listClustersInDetail,
  showCluster,
  updateCluster,
} from './clusters'
import { changing } from './mishaps'
import {
  createNodeGroup,
  deleteNodeGroup,
  listNodeGroups,
  showNodeGroup,
  updateNodeGroup,
} from './nodegroups'
import {
  listFederations,
  listServices,
  showStats,
  createQuota,
  deleteQuota,
  listQuotas,
  showQuota,
  updateQuota,
} from './quotas-and-statistics'
import {
  createTemplate,
  deleteTemplate,
  listTemplates,
  listTemplatesInDetail,
  showTemplate,
  updateTemplate,
} from './templates'

export interface MagnumRoute extends Route<MagnumHandler> {
  /** The minor microversion that added the method, and the method's name in the error at lower ones. */
  since?: { minor: number; api: string }
  /** The last minor microversion with the method. */
  until?: number
  /** The policy rule that restricts the method to administrators. */
  admin?: string
}

/** A method of a resource called on its collection, without a name. */
const without =
  (argument: string): MagnumHandler =>
  () => {
    throw new Refusal(400, `Missing argument: "${argument}"`)
  }

const nodegroups = { since: { minor: 9, api: 'delete' } }

/** Every method of the API. */
export const routes: readonly MagnumRoute[] = [
  { method: 'GET', path: '/v1/clustertemplates', handle: listTemplates },
  { method: 'GET', path: '/v1/clustertemplates/detail', handle: listTemplatesInDetail },
  { method: 'POST', path: '/v1/clustertemplates', handle: createTemplate },
  { method: 'GET', path: '/v1/clustertemplates/:template', handle: showTemplate },
  { method: 'PATCH', path: '/v1/clustertemplates/:template', handle: updateTemplate },
  { method: 'DELETE', path: '/v1/clustertemplates/:template', handle: deleteTemplate },
  { method: 'PATCH', path: '/v1/clustertemplates', handle: without('cluster_template_ident') },
  { method: 'DELETE', path: '/v1/clustertemplates', handle: without('cluster_template_ident') },

  { method: 'GET', path: '/v1/clusters', handle: listClusters },
  { method: 'GET', path: '/v1/clusters/detail', handle: listClustersInDetail },
  { method: 'POST', path: '/v1/clusters', handle: createCluster },
  { method: 'GET', path: '/v1/clusters/:cluster', handle: showCluster },
  { method: 'PATCH', path: '/v1/clusters/:cluster', handle: changing(updateCluster) },
  { method: 'DELETE', path: '/v1/clusters/:cluster', handle: changing(deleteCluster) },
  { method: 'PATCH', path: '/v1/clusters', handle: without('cluster_ident') },
  { method: 'DELETE', path: '/v1/clusters', handle: without('cluster_ident') },
  {
    method: 'POST',
    path: '/v1/clusters/:cluster/actions/resize',
    since: { minor: 7, api: 'resize' },
    handle: changing(resizeCluster),
  },
  {
    method: 'POST',
    path: '/v1/clusters/:cluster/actions/upgrade',
    since: { minor: 7, api: 'upgrade' },
    handle: changing(upgradeCluster),
  },

  { ...nodegroups, method: 'GET', path: '/v1/clusters/:cluster/nodegroups', handle: listNodeGroups },
  {
    ...nodegroups,
    method: 'POST',
    path: '/v1/clusters/:cluster/nodegroups',
    handle: changing(createNodeGroup),
  },
  {
    ...nodegroups,
    method: 'GET',
    path: '/v1/clusters/:cluster/nodegroups/:nodegroup',
    handle: showNodeGroup,
  },
  {
    ...nodegroups,
    method: 'PATCH',
    path: '/v1/clusters/:cluster/nodegroups/:nodegroup',
    handle: changing(updateNodeGroup),
  },
  {
    ...nodegroups,
    method: 'DELETE',
    path: '/v1/clusters/:cluster/nodegroups/:nodegroup',
    handle: changing(deleteNodeGroup),
  },

  { method: 'POST', path: '/v1/certificates', handle: signCertificate },
  { method: 'GET', path: '/v1/certificates/:cluster', handle: showCertificate },
  { method: 'PATCH', path: '/v1/certificates/:cluster', handle: changing(rotateAuthority) },
  {
    method: 'PATCH',
    path: '/v1/credentials/:cluster',
    since: { minor: 12, api: 'patch' },
    handle: changing(rotateCredential),
  },

  { method: 'GET', path: '/v1/quotas', admin: 'quota:get_all', handle: listQuotas },
  { method: 'POST', path: '/v1/quotas', admin: 'quota:create', handle: createQuota },
  { method: 'GET', path: '/v1/quotas/:project/:resource', handle: showQuota },
  { method: 'PATCH', path: '/v1/quotas/:project/:resource', admin: 'quota:update', handle: updateQuota },
  { method: 'DELETE', path: '/v1/quotas/:project/:resource', admin: 'quota:delete', handle: deleteQuota },
  { method: 'GET', path: '/v1/quotas/:project', handle: without('resource') },

  { method: 'GET', path: '/v1/stats', handle: showStats },
  { method: 'GET', path: '/v1/mservices', admin: 'magnum-service:get_all', handle: listServices },
  { method: 'GET', path: '/v1/federations', handle: listFederations },

  { method: 'GET', path: '/v1/bays', until: 10, handle: listBays },
  { method: 'GET', path: '/v1/bays/:bay', until: 10, handle: showBay },
  { method: 'GET', path: '/v1/baymodels', until: 10, handle: listBayModels },
  { method: 'GET', path: '/v1/baymodels/:baymodel', until: 10, handle: showBayModel },
]

import type { Route } from '../server/router'
import type { MagnumHandler } from './call'
import { rotateAuthority, showCertificate, signCertificate } from './certificates'
import {
  createCluster,
  deleteCluster,
  listClusters,
  listClustersInDetail,
  showCluster,
  updateCluster,
} from './clusters'
import {
  createTemplate,
  deleteTemplate,
  listTemplates,
  listTemplatesInDetail,
  showTemplate,
  updateTemplate,
} from './templates'

export interface MagnumRoute extends Route<MagnumHandler> {
  /** The microversion (minor) that brought the method, and what the refusal at a lower one calls it. */
  since?: { minor: number; api: string }
  /** The last microversion (minor) that has the method. */
  until?: number
  /** The policy rule by which only an administrator may do it. */
  admin?: string
}

/** Every method of the API. */
export const routes: readonly MagnumRoute[] = [
  { method: 'GET', path: '/v1/clustertemplates', handle: listTemplates },
  { method: 'GET', path: '/v1/clustertemplates/detail', handle: listTemplatesInDetail },
  { method: 'POST', path: '/v1/clustertemplates', handle: createTemplate },
  { method: 'GET', path: '/v1/clustertemplates/:template', handle: showTemplate },
  { method: 'PATCH', path: '/v1/clustertemplates/:template', handle: updateTemplate },
  { method: 'DELETE', path: '/v1/clustertemplates/:template', handle: deleteTemplate },

  { method: 'GET', path: '/v1/clusters', handle: listClusters },
  { method: 'GET', path: '/v1/clusters/detail', handle: listClustersInDetail },
  { method: 'POST', path: '/v1/clusters', handle: createCluster },
  { method: 'GET', path: '/v1/clusters/:cluster', handle: showCluster },
  { method: 'PATCH', path: '/v1/clusters/:cluster', handle: updateCluster },
  { method: 'DELETE', path: '/v1/clusters/:cluster', handle: deleteCluster },

  { method: 'POST', path: '/v1/certificates', handle: signCertificate },
  { method: 'GET', path: '/v1/certificates/:cluster', handle: showCertificate },
  { method: 'PATCH', path: '/v1/certificates/:cluster', handle: rotateAuthority },
]

import type { Session } from '../keystone/session'
import { createApi } from './api'
import {
  type Certificates,
  createCertificates,
  createCredentials,
  type Credentials,
} from './certificates-and-credentials'
import { type ClusterTemplates, createClusterTemplates } from './cluster-templates'
import { type Clusters, createClusters } from './clusters'
import { type Microversion, parseMicroversion, requirePinned, type Requirement } from './microversions'
import { createNodeGroups, type NodeGroups } from './nodegroups'
import {
  createQuotas,
  type Quotas,
  createServices,
  type Services,
  createStatistics,
  type Statistics,
} from './quotas-and-statistics'

export interface MagnumClientOptions {
  /** The version of the API that is asked for: `latest` if not given, or one such as `1.9`. */
  microversion?: Microversion | undefined
}

/**
 * The Container Infrastructure Management service of one cloud. Every method throws a `MagnumError`: with the
 * service's own reason where it refuses, of kind `usage` where a name cannot be one or the pinned version
 * lacks what is asked, of kind `failed` where the answer is not what the API promises.
 */
export class MagnumClient {
  readonly clusters: Clusters
  readonly clusterTemplates: ClusterTemplates
  readonly nodegroups: NodeGroups
  readonly certificates: Certificates
  readonly credentials: Credentials
  readonly quotas: Quotas
  readonly stats: Statistics
  readonly services: Services
  /** The latest version that the service speaks; undefined where it does not say. */
  readonly maximumVersion: () => Promise<string | undefined>
  /** Throws where the version that is asked for lacks something; nothing is sent to find out. */
  readonly require: (requirement: Requirement) => void
  /** Whether both the service and the version that is asked for have something. */
  readonly supports: (requirement: Requirement) => Promise<boolean>

  constructor(session: Session, { microversion = 'latest' }: MagnumClientOptions = {}) {
    const version = parseMicroversion(microversion)
    const api = createApi(session, version)
    this.clusters = createClusters(api)
    this.clusterTemplates = createClusterTemplates(api)
    this.nodegroups = createNodeGroups(api)
    this.certificates = createCertificates(api)
    this.credentials = createCredentials(api)
    this.quotas = createQuotas(api)
    this.stats = createStatistics(api)
    this.services = createServices(api)
    this.maximumVersion = () => api.maximumVersion()
    this.require = (requirement) => requirePinned(requirement, version)
    this.supports = (requirement) => api.supports(requirement)
  }
}

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
  /** The API version to request: `latest` (the default), or one such as `1.9`. */
  microversion?: Microversion | undefined
}

/**
 * The Container Infrastructure Management service of one cloud. On failure every method throws a `MagnumError`: with the
 * service's own reason if it refuses a request, of kind `usage` if a name is invalid or the pinned API version lacks a
 * feature, of kind `failed` if a response does not match the API.
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
  /** The latest API version of the service; undefined if it does not say. */
  readonly maximumVersion: () => Promise<string | undefined>
  /** Throws if the requested version lacks a feature; sends nothing. */
  readonly require: (requirement: Requirement) => void
  /** Whether both the service and the requested version have a feature. */
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

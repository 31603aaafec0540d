import type { Row, Value } from '../../foundation/json'
import type { Model } from '../http/answers'

type Labels = Readonly<Record<string, Value>>

/** A cluster. Lists give fewer attributes than a single one; every other attribute of the API is there untyped. */
export type Cluster = Row & ClusterAttributes
export interface ClusterAttributes {
  uuid: string
  name?: string | null
  cluster_template_id?: string | null
  /** `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `UPDATE_FAILED`… */
  status?: string | null
  status_reason?: string | null
  /** What failed, by the name of the part, where the status ends in `_FAILED`. */
  faults?: Labels | null
  /** URL of the Kubernetes API or of the Docker daemon; null until it is known. */
  api_address?: string | null
  node_count?: number | null
  master_count?: number | null
  node_addresses?: readonly Value[] | null
  master_addresses?: readonly Value[] | null
  labels?: Labels | null
  /** Minutes that the service allows for making the cluster. */
  create_timeout?: number | null
}

export const clusterModel: Model<ClusterAttributes> = {
  what: 'a cluster',
  required: ['uuid'],
  shape: {
    uuid: 'text',
    name: 'text',
    cluster_template_id: 'text',
    status: 'text',
    status_reason: 'text',
    faults: 'object',
    api_address: 'text',
    node_count: 'number',
    master_count: 'number',
    node_addresses: 'list',
    master_addresses: 'list',
    create_timeout: 'number',
  },
}

/** A cluster template. */
export type ClusterTemplate = Row & ClusterTemplateAttributes
export interface ClusterTemplateAttributes {
  uuid: string
  name?: string | null
  /** `kubernetes`, `swarm`, `swarm-mode`, `mesos` or `dcos`. */
  coe?: string | null
  /** Whether its clusters are reached without TLS. */
  tls_disabled?: boolean | null
  labels?: Labels | null
}

export const clusterTemplateModel: Model<ClusterTemplateAttributes> = {
  what: 'a cluster template',
  required: ['uuid'],
  shape: { uuid: 'text', name: 'text', coe: 'text', tls_disabled: 'boolean' },
}

/** A group of like nodes of a cluster (since 1.9). */
export type NodeGroup = Row & NodeGroupAttributes
export interface NodeGroupAttributes {
  uuid: string
  name?: string | null
  /** `master`, `worker`, or a role of the user's own. */
  role?: string | null
  status?: string | null
  status_reason?: string | null
  is_default?: boolean | null
  node_count?: number | null
  min_node_count?: number | null
  max_node_count?: number | null
  labels?: Labels | null
}

export const nodeGroupModel: Model<NodeGroupAttributes> = {
  what: 'a node group',
  required: ['uuid'],
  shape: {
    uuid: 'text',
    name: 'text',
    role: 'text',
    status: 'text',
    status_reason: 'text',
    is_default: 'boolean',
    node_count: 'number',
    min_node_count: 'number',
    max_node_count: 'number',
  },
}

/** A certificate of a cluster: its authority's own, or one that it has signed. */
export type Certificate = Row & CertificateAttributes
export interface CertificateAttributes {
  /** PEM of the certificate. */
  pem: string
  /** PEM of the request that was signed. */
  csr?: string | null
  cluster_uuid?: string | null
}

export const certificateModel: Model<CertificateAttributes> = {
  what: 'a certificate',
  required: ['pem'],
  shape: { pem: 'text', csr: 'text', cluster_uuid: 'text' },
}

/** How many resources of a kind a project may have. */
export type Quota = Row & QuotaAttributes
export interface QuotaAttributes {
  project_id?: string | null
  /** Only `Cluster` exists. */
  resource?: string | null
  hard_limit?: number | null
}

export const quotaModel: Model<QuotaAttributes> = {
  what: 'a quota',
  required: [],
  shape: {},
}

/** What a project, or the whole cloud, has of clusters and nodes. */
export type Stats = Row & StatsAttributes
export interface StatsAttributes {
  clusters?: number | null
  nodes?: number | null
}

export const statsModel: Model<StatsAttributes> = {
  what: 'statistics',
  required: [],
  shape: {},
}

/** A process of the service itself. */
export type Service = Row & ServiceAttributes
export interface ServiceAttributes {
  id?: number | null
  host?: string | null
  binary?: string | null
  /** `up` or `down`. */
  state?: string | null
}

export const serviceModel: Model<ServiceAttributes> = {
  what: 'a service',
  required: [],
  shape: {},
}

/** What the service says when it has begun to change a resource: at least its UUID. */
export type Reference = Row & ReferenceAttributes
export interface ReferenceAttributes {
  uuid: string
}

export const referenceModel: Model<ReferenceAttributes> = {
  what: 'the UUID of a resource',
  required: ['uuid'],
  shape: { uuid: 'text' },
}

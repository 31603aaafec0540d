import type { Row, Value } from '../../foundation/json'
import type { Model } from '../http/answers'

type Labels = Readonly<Record<string, Value>>

/** A cluster. Lists return fewer attributes; attributes not listed here are included untyped. */
export type Cluster = Row & ClusterAttributes
export interface ClusterAttributes {
  uuid: string
  name?: string | null
  cluster_template_id?: string | null
  /** `CREATE_IN_PROGRESS`, `CREATE_COMPLETE`, `UPDATE_FAILED`… */
  status?: string | null
  status_reason?: string | null
  /** The reasons of a `_FAILED` status, by the part that failed. */
  faults?: Labels | null
  /** URL of the Kubernetes API or the Docker daemon; null until known. */
  api_address?: string | null
  node_count?: number | null
  master_count?: number | null
  node_addresses?: readonly Value[] | null
  master_addresses?: readonly Value[] | null
  labels?: Labels | null
  /** Time limit of the creation, in minutes. */
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
  /** Whether its clusters are accessed without TLS. */
  tls_disabled?: boolean | null
  labels?: Labels | null
}

export const clusterTemplateModel: Model<ClusterTemplateAttributes> = {
  what: 'a cluster template',
  required: ['uuid'],
  shape: { uuid: 'text', name: 'text', coe: 'text', tls_disabled: 'boolean' },
}

/** A group of identical nodes in a cluster (since 1.9). */
export type NodeGroup = Row & NodeGroupAttributes
export interface NodeGroupAttributes {
  uuid: string
  name?: string | null
  /** `master`, `worker`, or a custom role. */
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

/** A certificate of a cluster: its CA certificate, or one signed by its CA. */
export type Certificate = Row & CertificateAttributes
export interface CertificateAttributes {
  /** The certificate, in PEM. */
  pem: string
  /** The signed request, in PEM. */
  csr?: string | null
  cluster_uuid?: string | null
}

export const certificateModel: Model<CertificateAttributes> = {
  what: 'a certificate',
  required: ['pem'],
  shape: { pem: 'text', csr: 'text', cluster_uuid: 'text' },
}

/** The maximum number of resources of a project. */
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

/** Numbers of clusters and nodes of a project or of the whole cloud. */
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

/** A process of the service. */
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

/** The response to a change in progress: at least the UUID. */
export type Reference = Row & ReferenceAttributes
export interface ReferenceAttributes {
  uuid: string
}

export const referenceModel: Model<ReferenceAttributes> = {
  what: 'the UUID of a resource',
  required: ['uuid'],
  shape: { uuid: 'text' },
}

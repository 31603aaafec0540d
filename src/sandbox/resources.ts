import type { JsonObject } from './json'

export type Coe = 'kubernetes' | 'swarm' | 'swarm-mode' | 'mesos' | 'dcos'

export type Labels = Record<string, string | number | boolean>

interface Owned {
  /** Increases with each resource of its kind; lists are in this order. */
  id: number
  uuid: string
  name: string
  project_id: string
  user_id: string
  created_at: string
  updated_at: string | null
}

export interface Template extends Owned {
  coe: Coe
  image_id: string
  flavor_id: string | null
  master_flavor_id: string | null
  dns_nameserver: string | null
  keypair_id: string | null
  external_network_id: string | null
  fixed_network: string | null
  fixed_subnet: string | null
  network_driver: string | null
  apiserver_port: number | null
  docker_volume_size: number | null
  cluster_distro: string
  http_proxy: string | null
  https_proxy: string | null
  no_proxy: string | null
  volume_driver: string | null
  registry_enabled: boolean
  labels: Labels
  tls_disabled: boolean
  public: boolean
  server_type: string
  insecure_registry: string | null
  docker_storage_driver: string | null
  master_lb_enabled: boolean
  floating_ip_enabled: boolean
  hidden: boolean
  tags: string | null
  driver: string
}

export interface Taint {
  key: string
  value?: string | null
  effect: string
}

export interface NodeGroup {
  id: number
  uuid: string
  name: string
  flavor_id: string | null
  image_id: string
  docker_volume_size: number | null
  labels: Labels
  node_addresses: string[]
  node_count: number
  role: string
  min_node_count: number
  max_node_count: number | null
  is_default: boolean
  stack_id: string
  status: string
  status_reason: string | null
  version: string | null
  merge_labels: boolean
  node_labels: Record<string, string>
  node_taints: Taint[]
  created_at: string
  updated_at: string | null
}

/** An operation on a cluster, from which the history of its stack is derived. */
export interface Operation {
  verb: string
  /** Milliseconds since the epoch. */
  began: number
  /** In milliseconds. */
  duration: number
}

/** A cluster including its node groups, so that both are written atomically. */
export interface Cluster extends Owned {
  cluster_template_id: string
  keypair: string | null
  docker_volume_size: number | null
  labels: Labels
  master_flavor_id: string | null
  flavor_id: string | null
  create_timeout: number
  stack_id: string
  status: string
  status_reason: string | null
  health_status: string | null
  health_status_reason: JsonObject
  discovery_url: string | null
  api_address: string | null
  coe_version: string | null
  container_version: string | null
  fixed_network: string | null
  fixed_subnet: string | null
  floating_ip_enabled: boolean
  merge_labels: boolean
  master_lb_enabled: boolean
  nodegroups: NodeGroup[]
  /** Oldest first; the last one may be in progress. */
  operations?: Operation[]
  /** Whether a change has gone wrong as its labels say. */
  hadMishap?: boolean
}

export interface Quota {
  id: number
  hard_limit: number
  project_id: string
  resource: string
  created_at: string
  updated_at: string | null
}

/** A cluster's CA, in PEM. */
export interface Authority {
  /** Its common name. */
  name: string
  certificate: string
  key: string
}

export interface ApplicationCredential {
  id: string
  name: string
  /** SHA-256 of the secret, in hex. */
  secret_hash: string
  user_id: string
  project_id: string
  expires_at: string | null
  unrestricted: boolean
}

/** Whether the last operation on the cluster has completed successfully. */
export const isSettled = ({ status }: Cluster) => status.endsWith('_COMPLETE')

export const isBusy = ({ status }: Cluster) => status.endsWith('_IN_PROGRESS')

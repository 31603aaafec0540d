import type { Shape } from './shapes'

// The response bodies of Magnum at its latest microversion, with the JSON type of each attribute.

const upTo = (last: number, type: string) => (minor: number) => (minor <= last ? type : undefined)
const since = (first: number, type: string) => (minor: number) => (minor >= first ? type : undefined)

const links: Shape = [{ href: 'string', rel: 'string' }]

export const error: Shape = {
  errors: [
    {
      request_id: 'string',
      code: 'string',
      status: 'number',
      title: 'string',
      detail: 'string',
      links: 'list',
    },
  ],
}

export const unsupportedVersion: Shape = {
  errors: [
    {
      code: 'string',
      title: 'string',
      description: 'string',
      min_version: 'string',
      max_version: 'string',
      links,
    },
  ],
}

export const unauthorized: Shape = { error: { code: 'number', title: 'string', message: 'string' } }

export const accepted: Shape = { uuid: 'string' }

export const template: Shape = {
  uuid: 'string',
  name: 'string',
  coe: 'string',
  image_id: 'string',
  flavor_id: 'string',
  master_flavor_id: 'string | null',
  dns_nameserver: 'string | null',
  keypair_id: 'string | null',
  external_network_id: 'string',
  fixed_network: 'string | null',
  fixed_subnet: 'string | null',
  network_driver: 'string',
  apiserver_port: 'number | null',
  docker_volume_size: 'number | null',
  cluster_distro: 'string',
  links,
  http_proxy: 'string | null',
  https_proxy: 'string | null',
  no_proxy: 'string | null',
  volume_driver: 'string | null',
  registry_enabled: 'boolean',
  labels: 'object',
  tls_disabled: 'boolean',
  public: 'boolean',
  server_type: 'string',
  insecure_registry: 'string | null',
  docker_storage_driver: 'string | null',
  master_lb_enabled: 'boolean',
  floating_ip_enabled: 'boolean',
  project_id: 'string',
  user_id: 'string',
  hidden: 'boolean',
  tags: 'string | null',
  driver: since(11, 'string | null'),
  created_at: 'string',
  updated_at: 'string | null',
}

/** Only a full page links to the next one; the operator sets the page size. */
const next = 'string | undefined'

export const templates: Shape = { clustertemplates: [template], next }

const labelChanges = { labels_overridden: 'object', labels_added: 'object', labels_skipped: 'object' }

const listedCluster = {
  uuid: 'string',
  name: 'string',
  cluster_template_id: 'string',
  keypair: 'string | null',
  node_count: 'number',
  master_count: 'number',
  docker_volume_size: 'number | null',
  labels: 'object',
  master_flavor_id: 'string | null',
  flavor_id: 'string',
  create_timeout: 'number',
  links,
  stack_id: upTo(12, 'string | null'),
  cluster_id: since(13, 'string | null'),
  status: 'string',
  health_status: 'string | null',
  merge_labels: 'boolean',
}

export const clusters: Shape = { clusters: [listedCluster], next }

/** A full page links to the next one, even if that is empty. */
export const pageOfClusters: Shape = { clusters: [listedCluster], next: 'string' }

export const cluster: Shape = {
  ...listedCluster,
  status_reason: 'string | null',
  health_status_reason: 'object',
  discovery_url: 'string | null',
  api_address: 'string | null',
  coe_version: 'string | null',
  container_version: 'string | null',
  project_id: 'string',
  user_id: 'string',
  node_addresses: 'list',
  master_addresses: 'list',
  fixed_network: 'string | null',
  fixed_subnet: 'string | null',
  floating_ip_enabled: 'boolean',
  ...labelChanges,
  master_lb_enabled: 'boolean',
  created_at: 'string',
  updated_at: 'string | null',
}

export const clustersInDetail: Shape = { clusters: [cluster], next }

const certificateFacts = { bay_uuid: upTo(10, 'string'), cluster_uuid: 'string', links, pem: 'string' }

export const authority: Shape = certificateFacts
export const certificate: Shape = { ...certificateFacts, csr: 'string' }

const listedNodegroup = {
  uuid: 'string',
  name: 'string',
  flavor_id: 'string | null',
  image_id: 'string',
  node_count: 'number',
  role: 'string',
  min_node_count: 'number',
  max_node_count: 'number | null',
  is_default: 'boolean',
  stack_id: 'string',
  status: 'string',
  merge_labels: 'boolean',
}

export const nodegroups: Shape = { nodegroups: [listedNodegroup], next }

/** A full page links to the next one, even if that is empty. */
export const pageOfNodegroups: Shape = { nodegroups: [listedNodegroup], next: 'string' }

export const nodegroup: Shape = {
  ...listedNodegroup,
  ...labelChanges,
  id: 'number',
  cluster_id: 'string',
  project_id: 'string',
  docker_volume_size: 'number | null',
  labels: 'object',
  links,
  node_addresses: 'list',
  status_reason: 'string | null',
  version: 'string | null',
  node_labels: since(14, 'object'),
  node_taints: since(14, 'list'),
  created_at: 'string',
  updated_at: 'string | null',
}

/** The response to a creation: the requested attributes and those derived from them. */
export const acceptedNodegroup: Shape = {
  uuid: 'string',
  name: 'string',
  cluster_id: 'string',
  project_id: 'string',
  labels: 'object',
  links,
  flavor_id: 'string | null',
  image_id: 'string',
  node_count: 'number',
  role: 'string',
  min_node_count: 'number',
  max_node_count: 'number | null',
  merge_labels: 'boolean',
  ...labelChanges,
}

const limit = { project_id: 'string', resource: 'string', hard_limit: 'number' }

/** The limit of a project without a quota. */
export const defaultQuota: Shape = limit

const storedQuota = { ...limit, id: 'number', created_at: 'string', updated_at: 'string | null' }

export const quota: Shape = storedQuota
export const quotas: Shape = { quotas: [storedQuota], next }

export const stats: Shape = { clusters: 'number', nodes: 'number' }

export const services: Shape = {
  mservices: [
    {
      id: 'number',
      host: 'string',
      binary: 'string',
      state: 'string',
      disabled: 'boolean',
      disabled_reason: 'string | null',
      report_count: 'number',
      created_at: 'string',
      updated_at: 'string | null',
    },
  ],
}

// Heat's, of version 19.

const stackSummary = {
  id: 'string',
  links,
  stack_name: 'string',
  description: 'string',
  stack_status: 'string',
  stack_status_reason: 'string',
  creation_time: 'string',
  updated_time: 'string | null',
  deletion_time: 'string | null',
  stack_owner: 'string',
  parent: 'string | null',
  stack_user_project_id: 'string',
  tags: 'list | null',
} as const

export const stacks: Shape = { stacks: [stackSummary] }

export const stack: Shape = {
  stack: {
    ...stackSummary,
    notification_topics: 'list',
    parameters: 'object',
    template_description: 'string',
    capabilities: 'list',
    disable_rollback: 'boolean',
    timeout_mins: 'number | null',
  },
}

const resource = {
  updated_time: 'string',
  creation_time: 'string',
  logical_resource_id: 'string',
  resource_name: 'string',
  physical_resource_id: 'string | null',
  resource_status: 'string',
  resource_status_reason: 'string',
  resource_type: 'string',
  links,
  required_by: 'list',
} as const

/** Resources of the stack itself; those of nested stacks also have a `parent_resource`. */
export const stackResources: Shape = { resources: [resource] }

export const stackEvents: Shape = {
  events: [
    {
      id: 'string',
      links,
      event_time: 'string',
      logical_resource_id: 'string',
      resource_name: 'string',
      physical_resource_id: 'string | null',
      resource_status: 'string',
      resource_status_reason: 'string',
    },
  ],
}

export const stackRedirect: Shape = { message: 'string', code: 'string', title: 'string' }

export const stackError: Shape = {
  code: 'number',
  title: 'string',
  explanation: 'string',
  error: { type: 'string', traceback: 'null', message: 'string' },
}

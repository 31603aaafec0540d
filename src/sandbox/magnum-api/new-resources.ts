import { randomUUID } from 'node:crypto'
import type { JsonObject } from '../json'
import type { Cluster, Coe, NodeGroup, Template } from '../resources'
import { now } from './call'
import { inheritLabels, labelsOf } from './labels'

/** A template with the validated values of a request, whose identity the caller adds. */
export function newTemplate(values: JsonObject, coe: Coe): Template {
  const string = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const number = (name: string) => (typeof values[name] === 'number' ? values[name] : null)
  const flag = (name: string) => values[name] === true
  return {
    id: 0,
    uuid: '',
    name: string('name') ?? randomName('template'),
    coe,
    image_id: string('image_id') ?? '',
    flavor_id: string('flavor_id'),
    master_flavor_id: string('master_flavor_id'),
    dns_nameserver: string('dns_nameserver'),
    keypair_id: string('keypair_id'),
    external_network_id: string('external_network_id'),
    fixed_network: string('fixed_network'),
    fixed_subnet: string('fixed_subnet'),
    network_driver: string('network_driver'),
    apiserver_port: number('apiserver_port'),
    docker_volume_size: number('docker_volume_size'),
    cluster_distro: string('cluster_distro') ?? '',
    http_proxy: string('http_proxy'),
    https_proxy: string('https_proxy'),
    no_proxy: string('no_proxy'),
    volume_driver: string('volume_driver'),
    registry_enabled: flag('registry_enabled'),
    labels: labelsOf(values.labels),
    tls_disabled: flag('tls_disabled'),
    public: flag('public'),
    server_type: string('server_type') ?? 'vm',
    insecure_registry: string('insecure_registry'),
    docker_storage_driver: string('docker_storage_driver'),
    master_lb_enabled: flag('master_lb_enabled'),
    floating_ip_enabled: flag('floating_ip_enabled'),
    hidden: flag('hidden'),
    tags: string('tags'),
    driver: '',
    project_id: '',
    user_id: '',
    created_at: '',
    updated_at: null,
  }
}

/** A cluster with the validated values of a request, whose identity and node groups the caller adds. */
export function newCluster(values: JsonObject, template: Template): Cluster {
  const string = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const flag = (name: string) => (typeof values[name] === 'boolean' ? values[name] : undefined)
  const size = typeof values.docker_volume_size === 'number' ? values.docker_volume_size : null
  return {
    id: 0,
    uuid: randomUUID(),
    name: string('name') ?? randomName('cluster'),
    cluster_template_id: template.uuid,
    keypair: string('keypair') ?? template.keypair_id,
    docker_volume_size: size ?? template.docker_volume_size,
    labels: inheritLabels(template.labels, labelsOf(values.labels), values.merge_labels === true),
    master_flavor_id: string('master_flavor_id') ?? template.master_flavor_id,
    flavor_id: string('flavor_id') ?? template.flavor_id,
    create_timeout: Number(values.create_timeout),
    stack_id: randomUUID(),
    status: 'CREATE_IN_PROGRESS',
    status_reason: null,
    health_status: null,
    health_status_reason: {},
    discovery_url: string('discovery_url'),
    api_address: null,
    coe_version: null,
    container_version: null,
    project_id: '',
    user_id: '',
    fixed_network: string('fixed_network') ?? template.fixed_network,
    fixed_subnet: string('fixed_subnet') ?? template.fixed_subnet,
    floating_ip_enabled: flag('floating_ip_enabled') ?? template.floating_ip_enabled,
    merge_labels: values.merge_labels === true,
    master_lb_enabled: flag('master_lb_enabled') ?? template.master_lb_enabled,
    created_at: now(),
    updated_at: null,
    nodegroups: [],
  }
}

export function defaultNodeGroups(
  cluster: Cluster,
  image: string,
  masters: number,
  workers: number,
): NodeGroup[] {
  const common = { image_id: image, is_default: true, stack_id: cluster.stack_id, labels: cluster.labels }
  const { docker_volume_size } = cluster
  return [
    newNodeGroup({
      ...common,
      docker_volume_size,
      id: 1,
      name: 'default-master',
      role: 'master',
      node_count: masters,
      min_node_count: 1,
      flavor_id: cluster.master_flavor_id,
    }),
    newNodeGroup({
      ...common,
      docker_volume_size,
      id: 2,
      name: 'default-worker',
      role: 'worker',
      node_count: workers,
      flavor_id: cluster.flavor_id,
    }),
  ]
}

type Given = Pick<NodeGroup, 'id' | 'name' | 'role' | 'node_count' | 'flavor_id' | 'image_id' | 'labels'>

/** A node group to be created. */
export function newNodeGroup(given: Given & Partial<NodeGroup>): NodeGroup {
  return {
    uuid: randomUUID(),
    docker_volume_size: null,
    node_addresses: [],
    min_node_count: 0,
    max_node_count: null,
    is_default: false,
    stack_id: randomUUID(),
    status: 'CREATE_IN_PROGRESS',
    status_reason: null,
    version: null,
    merge_labels: false,
    node_labels: {},
    node_taints: [],
    created_at: now(),
    updated_at: null,
    ...given,
  }
}

const GREEK = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta', 'theta', 'iota', 'kappa', 'omega']

/** A default name like Magnum's: `zeta-22-cluster`. */
function randomName(kind: string): string {
  const pick = (count: number) => Math.floor(Math.random() * count)
  return `${GREEK[pick(GREEK.length)] ?? ''}-${pick(30)}-${kind}`
}

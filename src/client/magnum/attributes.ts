const labels = ['labels', 'merge_labels', 'labels_overridden', 'labels_added', 'labels_skipped']
const common = ['uuid', 'name', 'project_id', 'links', 'created_at', 'updated_at', ...labels]

/** Every attribute of the API's resources, up to microversion 1.14. */
export const attributes = {
  cluster: [
    ...common,
    ...['cluster_template_id', 'keypair', 'user_id', 'status', 'status_reason', 'health_status', 'faults'],
    ...[
      'health_status_reason',
      'node_count',
      'master_count',
      'node_addresses',
      'master_addresses',
      'api_address',
    ],
    ...['flavor_id', 'master_flavor_id', 'docker_volume_size', 'fixed_network', 'fixed_subnet', 'stack_id'],
    ...['cluster_id', 'floating_ip_enabled', 'master_lb_enabled', 'create_timeout', 'discovery_url'],
    ...['coe_version', 'container_version'],
  ],
  'cluster template': [
    ...common,
    ...[
      'coe',
      'image_id',
      'flavor_id',
      'master_flavor_id',
      'dns_nameserver',
      'keypair_id',
      'external_network_id',
    ],
    ...['fixed_network', 'fixed_subnet', 'network_driver', 'apiserver_port', 'docker_volume_size', 'driver'],
    ...[
      'cluster_distro',
      'http_proxy',
      'https_proxy',
      'no_proxy',
      'volume_driver',
      'registry_enabled',
      'user_id',
    ],
    ...[
      'tls_disabled',
      'public',
      'server_type',
      'insecure_registry',
      'docker_storage_driver',
      'hidden',
      'tags',
    ],
    ...['master_lb_enabled', 'floating_ip_enabled'],
  ],
  'node group': [
    ...common,
    ...[
      'id',
      'cluster_id',
      'stack_id',
      'role',
      'is_default',
      'node_count',
      'min_node_count',
      'max_node_count',
    ],
    ...[
      'flavor_id',
      'image_id',
      'docker_volume_size',
      'node_addresses',
      'node_labels',
      'node_taints',
      'status',
    ],
    ...['status_reason', 'version'],
  ],
  quota: ['id', 'project_id', 'resource', 'hard_limit', 'created_at', 'updated_at'],
} satisfies Record<string, readonly string[]>

/** Cluster attributes that API versions name differently: `stack_id` up to 1.12, `cluster_id` later. */
export const renamedAttributes: Readonly<Record<string, string>> = {
  stack_id: 'cluster_id',
  cluster_id: 'stack_id',
}

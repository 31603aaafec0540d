/** Resources as returned by Magnum 15 (microversion 1.10). */

const links = (path: string) => [
  { href: `$SERVICE/v1/${path}`, rel: 'self' },
  { href: `$SERVICE/${path}`, rel: 'bookmark' },
]

export const cluster = (name: string) => ({
  status: 'CREATE_COMPLETE',
  uuid: uuidOf(name),
  stack_id: '31c1ee6c-081e-4f39-9f0f-f1d87a7defa1',
  status_reason: 'Stack CREATE completed successfully',
  created_at: '2026-08-29T06:51:31+00:00',
  updated_at: null,
  health_status: null,
  health_status_reason: {},
  project_id: '5d77a789ef854bfdb3c482ac3f11315f',
  user_id: '56beffd1e0bc45388c057bd8fdfda7a3',
  links: links(`clusters/${uuidOf(name)}`),
  cluster_template_id: uuidOf(`${name}-template`),
  keypair: 'my_key',
  node_count: 2,
  master_count: 1,
  node_addresses: ['172.24.4.4', '172.24.4.5'],
  master_addresses: ['172.24.4.3'],
  create_timeout: 60,
  api_address: 'https://172.24.4.3:6443',
  coe_version: 'v1.5.3',
  container_version: null,
  discovery_url: null,
  docker_volume_size: null,
  labels: { kube_tag: 'v1.5.3', 'a key': "it's" },
  faults: {},
  name,
})

export const template = (name: string) => ({
  insecure_registry: null,
  links: links(`clustertemplates/${uuidOf(name)}`),
  http_proxy: null,
  updated_at: null,
  floating_ip_enabled: true,
  fixed_subnet: null,
  master_flavor_id: 'ds1G',
  uuid: uuidOf(name),
  no_proxy: null,
  https_proxy: null,
  tls_disabled: true,
  keypair_id: 'my_key',
  public: false,
  labels: {},
  docker_volume_size: 5,
  server_type: 'vm',
  external_network_id: 'public',
  cluster_distro: 'fedora-coreos',
  image_id: 'fedora-coreos-latest',
  volume_driver: 'cinder',
  registry_enabled: false,
  docker_storage_driver: 'overlay2',
  apiserver_port: null,
  name,
  created_at: '2026-08-29T02:08:08+00:00',
  network_driver: 'flannel',
  fixed_network: null,
  coe: 'kubernetes',
  flavor_id: 'm1.small',
  master_lb_enabled: false,
  dns_nameserver: '8.8.8.8',
  hidden: false,
})

export const quota = (project: string, limit: number) => ({
  id: limit,
  project_id: project,
  resource: 'Cluster',
  hard_limit: limit,
  created_at: '2026-08-29T02:08:08+00:00',
  updated_at: null,
})

export const stats = { clusters: 2, nodes: 5 }

export const service = (id: number) => ({
  id,
  host: 'controller',
  binary: 'magnum-conductor',
  state: 'up',
  disabled: false,
  disabled_reason: null,
  created_at: '2026-08-29T02:08:08+00:00',
  updated_at: null,
})

export const certificate = (cluster: string, pem: string) => ({ pem, bay_uuid: null, cluster_uuid: cluster })

/** Derives a UUID from a name. */
export function uuidOf(name: string): string {
  const hex = Buffer.from(name).toString('hex').padEnd(32, '0').slice(0, 32)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

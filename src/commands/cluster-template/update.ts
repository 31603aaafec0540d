import { defineCommand } from '../../cli/definition'
import { integer, text, texts, toggle } from '../../cli/parameters'
import { attributesOf, templatePositional } from '../shared/parameters'
import { changeOptions, changePositionals, readChanges } from '../shared/patch'

// The keys are the API's names: each option replaces that attribute.
const attributes = {
  name: text('--name', { help: 'New name', added: true }),
  image_id: text('--image', { help: 'Image of the nodes', added: true }),
  flavor_id: text('--flavor', { help: 'Flavor of the worker nodes', added: true }),
  master_flavor_id: text('--master-flavor', { help: 'Flavor of the master nodes', added: true }),
  keypair_id: text('--keypair', { help: 'Key pair for the nodes', added: true }),
  external_network_id: text('--external-network', { help: 'Network that leads to the outside', added: true }),
  fixed_network: text('--fixed-network', { help: 'Private network of the nodes', added: true }),
  fixed_subnet: text('--fixed-subnet', { help: 'Private subnet of the nodes', added: true }),
  network_driver: text('--network-driver', { help: 'What connects the containers', added: true }),
  volume_driver: text('--volume-driver', { help: "What keeps the containers' data", added: true }),
  driver: text('--driver', { help: 'Driver of the service that makes the clusters', added: true }),
  dns_nameserver: text('--dns-nameserver', { help: 'DNS server of the nodes', added: true }),
  docker_volume_size: integer('--docker-volume-size', {
    help: 'Size of the volume for Docker, in GB',
    added: true,
  }),
  docker_storage_driver: text('--docker-storage-driver', {
    help: 'How Docker stores its layers',
    added: true,
  }),
  http_proxy: text('--http-proxy', { help: 'Proxy of the nodes for http', added: true }),
  https_proxy: text('--https-proxy', { help: 'Proxy of the nodes for https', added: true }),
  no_proxy: text('--no-proxy', { help: 'Hosts that the nodes reach without a proxy', added: true }),
  insecure_registry: text('--insecure-registry', { help: 'Registry to be reached without TLS', added: true }),
  public: toggle('--public', '--private', {
    help: 'Whether every project may use the template',
    added: true,
  }),
  tls_disabled: toggle('--tls-disabled', '--tls-enabled', {
    help: 'Whether anyone reaches the clusters, without certificates',
    added: true,
  }),
  registry_enabled: toggle('--registry-enabled', '--registry-disabled', {
    help: 'Whether each cluster has a registry of images',
    added: true,
  }),
  master_lb_enabled: toggle('--master-lb-enabled', '--master-lb-disabled', {
    help: 'Whether a load balancer stands before the masters',
    added: true,
  }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
    added: true,
  }),
  hidden: toggle('--hidden', '--visible', { help: 'Whether the template is left out of lists', added: true }),
}

export const clusterTemplateUpdate = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-update',
  summary: 'Change attributes of a cluster template',
  answer: 'record',
  changes: 'cluster template',
  columns: ['uuid', 'name', 'coe', 'image_id', 'labels'],
  positionals: {
    ...templatePositional,
    ...changePositionals,
  },
  options: {
    ...attributes,
    ...changeOptions,
    tags: texts('--tag', { help: 'Tag; all given replace those there are', added: true }),
  },
  examples: [
    { command: 'magnum cluster-template-update k8s replace docker_volume_size=10', what: 'a larger volume' },
    { command: 'magnum cluster-template-update k8s --label kube_tag=v1.28.4', what: 'one label' },
  ],
  handler: async (args, context) => {
    const tags = args.tags.length === 0 ? {} : { tags: args.tags.join(',') }
    const patch = readChanges(args, { ...attributesOf(attributes, args), ...tags })
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.clusterTemplates.update(args.template, patch) }
  },
})

import { defineCommand } from '../../cli/definition'
import { integer, text, texts, toggle } from '../../cli/parameters'
import { attributesOf, templatePositional } from '../shared/parameters'
import { noteLabels } from '../shared/labels-and-taints'
import { changeOptions, changePositionals, patchedLabels, readChanges } from '../shared/patch'

// The keys are the API's names: each option replaces that attribute.
const attributes = {
  name: text('--name', { help: 'New name', added: true }),
  image_id: text('--image', { help: 'Image for the nodes', added: true }),
  flavor_id: text('--flavor', { help: 'Flavor for the worker nodes', added: true }),
  master_flavor_id: text('--master-flavor', { help: 'Flavor for the master nodes', added: true }),
  keypair_id: text('--keypair', { help: 'SSH key pair for the nodes', added: true }),
  external_network_id: text('--external-network', { help: 'External network', added: true }),
  fixed_network: text('--fixed-network', { help: 'Private network for the nodes', added: true }),
  fixed_subnet: text('--fixed-subnet', { help: 'Private subnet for the nodes', added: true }),
  network_driver: text('--network-driver', {
    help: 'Container network driver',
    added: true,
    completes: 'network-driver',
  }),
  volume_driver: text('--volume-driver', {
    help: 'Volume driver for containers',
    added: true,
    completes: 'volume-driver',
  }),
  driver: text('--driver', { help: 'Magnum driver that creates the clusters', added: true }),
  dns_nameserver: text('--dns-nameserver', { help: 'DNS server for the nodes', added: true }),
  docker_volume_size: integer('--docker-volume-size', {
    help: 'Size of the Docker volume in GB',
    added: true,
  }),
  docker_storage_driver: text('--docker-storage-driver', {
    help: 'Storage driver of Docker',
    added: true,
  }),
  http_proxy: text('--http-proxy', { help: 'HTTP proxy for the nodes', added: true }),
  https_proxy: text('--https-proxy', { help: 'HTTPS proxy for the nodes', added: true }),
  no_proxy: text('--no-proxy', { help: 'Hosts that the nodes reach without a proxy', added: true }),
  insecure_registry: text('--insecure-registry', { help: 'Registry to use without TLS', added: true }),
  public: toggle('--public', '--private', {
    help: 'Whether the template is available to all projects',
    added: true,
  }),
  tls_disabled: toggle('--tls-disabled', '--tls-enabled', {
    help: 'Whether TLS is disabled, so that anyone can reach the clusters',
    added: true,
  }),
  registry_enabled: toggle('--registry-enabled', '--registry-disabled', {
    help: 'Whether to run an image registry in each cluster',
    added: true,
  }),
  master_lb_enabled: toggle('--master-lb-enabled', '--master-lb-disabled', {
    help: 'Whether to put a load balancer in front of the masters',
    added: true,
  }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
    added: true,
  }),
  hidden: toggle('--hidden', '--visible', { help: 'Whether the template is hidden in lists', added: true }),
}

export const clusterTemplateUpdate = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-update',
  summary: 'Change a cluster template',
  description: "An empty value, as in --http-proxy '', clears an attribute.",
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
    tags: texts('--tag', { help: 'Tag; replaces all existing tags; can be repeated', added: true }),
  },
  examples: [
    { command: 'magnum cluster-template-update k8s replace docker_volume_size=10', what: 'a larger volume' },
    { command: 'magnum cluster-template-update k8s --label kube_tag=v1.28.4', what: 'one label' },
    { command: 'magnum cluster-template-update k8s --no-label kube_tag', what: 'without that label' },
    {
      command: 'magnum cluster-template-update k8s --network-driver calico --tag team-a --tag production',
      what: 'several attributes at once',
    },
  ],
  handler: async (args, context) => {
    const tags = args.tags.length === 0 ? {} : { tags: args.tags.join(',') }
    const patch = readChanges(args, { ...attributesOf(attributes, args), ...tags })
    const magnum = await context.magnum()
    const update = magnum.clusterTemplates.update(args.template, patch)
    const record = await update.catch(async (error: unknown) => {
      if (context.isDryRun && patch.some(({ path }) => path.startsWith('/labels'))) {
        const { labels } = await magnum.clusterTemplates.get(args.template)
        noteLabels('template', patchedLabels(labels ?? {}, patch), context)
      }
      throw error
    })
    return { kind: 'record', record }
  },
})

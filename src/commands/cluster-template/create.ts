import { defineCommand } from '../../cli/definition'
import { flag, integer, text, texts, toggle } from '../../cli/parameters'
import { attributesOf, nameOption, namePositional, readName } from '../shared/parameters'
import { labelsOption, readLabels } from '../shared/labels-and-taints'
import { pointOutDrivers, pointOutLabels, withDriverHint } from '../shared/label-and-driver-hints'

// The keys are the API's names: these options make up the body of the request.
const attributes = {
  coe: text('--coe', {
    help: 'Container orchestration engine: kubernetes, swarm, mesos',
    required: true,
    completes: 'coe',
  }),
  image_id: text('--image', {
    help: 'Image for the nodes',
    required: true,
    deprecated: ['--image-id'],
    completes: 'image',
  }),
  external_network_id: text('--external-network', {
    help: 'External network',
    required: true,
    deprecated: ['--external-network-id'],
    completes: 'external-network',
  }),
  keypair_id: text('--keypair', {
    help: 'SSH key pair for the nodes',
    deprecated: ['--keypair-id'],
    completes: 'keypair',
  }),
  flavor_id: text('--flavor', {
    help: 'Flavor for the worker nodes',
    fallback: 'm1.medium',
    deprecated: ['--flavor-id'],
    completes: 'flavor',
  }),
  master_flavor_id: text('--master-flavor', {
    help: 'Flavor for the master nodes',
    proposal: 'm1.medium',
    deprecated: ['--master-flavor-id'],
    completes: 'flavor',
  }),
  fixed_network: text('--fixed-network', { help: 'Private network for the nodes', completes: 'network' }),
  fixed_subnet: text('--fixed-subnet', { help: 'Private subnet for the nodes', completes: 'subnet' }),
  network_driver: text('--network-driver', {
    help: 'Container network driver: flannel, calico, docker',
    completes: 'network-driver',
  }),
  volume_driver: text('--volume-driver', {
    help: 'Volume driver for containers: cinder, rexray',
    completes: 'volume-driver',
  }),
  driver: text('--driver', { help: 'Magnum driver that creates the clusters', added: true }),
  dns_nameserver: text('--dns-nameserver', { help: 'DNS server for the nodes', fallback: '8.8.8.8' }),
  docker_volume_size: integer('--docker-volume-size', { help: 'Size of the Docker volume in GB' }),
  docker_storage_driver: text('--docker-storage-driver', {
    help: 'Storage driver of Docker',
    fallback: 'overlay2',
  }),
  http_proxy: text('--http-proxy', { help: 'HTTP proxy for the nodes' }),
  https_proxy: text('--https-proxy', { help: 'HTTPS proxy for the nodes' }),
  no_proxy: text('--no-proxy', { help: 'Hosts that the nodes reach without a proxy' }),
  tls_disabled: flag('--tls-disabled', { help: 'Disable TLS: anyone can reach the clusters' }),
  public: flag('--public', { help: 'Make the template available to all projects' }),
  registry_enabled: flag('--registry-enabled', { help: 'Run an image registry in each cluster' }),
  insecure_registry: text('--insecure-registry', { help: 'Registry to use without TLS' }),
  server_type: text('--server-type', { help: 'Server type: vm or bm', fallback: 'vm' }),
  master_lb_enabled: flag('--master-lb-enabled', { help: 'Put a load balancer in front of the masters' }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
  }),
  hidden: toggle('--hidden', '--visible', {
    help: 'Whether the template is hidden in lists',
    fallback: false,
    exclusive: false,
  }),
}

export const clusterTemplateCreate = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-create',
  summary: 'Create a cluster template',
  description: 'On a terminal, prompts for missing values and offers those that exist in the cloud.',
  answer: 'record',
  changes: 'cluster template',
  columns: ['uuid', 'name', 'coe', 'image_id', 'labels'],
  positionals: namePositional,
  options: {
    ...attributes,
    labels: labelsOption,
    tags: texts('--tags', { help: 'Tags, separated by commas; can be repeated', added: true }),
    ...nameOption,
  },
  asks: [
    'name',
    'coe',
    'image_id',
    'external_network_id',
    'keypair_id',
    'master_flavor_id',
    'flavor_id',
    'network_driver',
    'volume_driver',
  ],
  examples: [
    {
      command:
        'magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --flavor m1.medium --master-flavor m1.medium',
      what: 'a template for Kubernetes',
    },
    {
      command:
        'magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --master-flavor m1.medium --network-driver calico --volume-driver cinder --labels kube_tag=v1.28.4,auto_healing_enabled=true --tags team-a,production',
      what: 'with Calico, volumes of the cloud, labels and tags',
    },
    {
      command:
        'magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public --master-flavor m1.medium --http-proxy http://proxy.example.com:3128 --https-proxy http://proxy.example.com:3128 --no-proxy .example.com,10.0.0.0/8 --dns-nameserver 10.0.0.2',
      what: 'nodes behind a proxy, with their own DNS server',
    },
  ],
  handler: async (args, context) => {
    const name = readName(args, context)
    const labels = readLabels(args.labels)
    await pointOutLabels(labels, context)
    await pointOutDrivers(args, context)
    const magnum = await context.magnum()
    const request = magnum.clusterTemplates.create({
      ...(name === undefined ? {} : { name }),
      ...attributesOf(attributes, args),
      labels,
      ...(args.tags.length === 0 ? {} : { tags: args.tags.join(',') }),
    })
    const record = await withDriverHint(args, request)
    return { kind: 'record', record }
  },
})

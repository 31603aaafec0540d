import { defineCommand } from '../../cli/definition'
import { flag, integer, text, texts, toggle } from '../../cli/parameters'
import { attributesOf, nameOption, namePositional, readName } from '../shared/parameters'
import { labelsOption, readLabels } from '../shared/labels'
import { pointOutDrivers, pointOutLabels, withDriverHint } from '../shared/mistyped'

// The keys are the API's names: these options make up the body of the request.
const attributes = {
  coe: text('--coe', {
    help: 'Container orchestration engine: kubernetes, swarm, mesos',
    required: true,
    completes: 'coe',
  }),
  image_id: text('--image', {
    help: 'Image of the nodes',
    required: true,
    deprecated: ['--image-id'],
    completes: 'image',
  }),
  external_network_id: text('--external-network', {
    help: 'Network that leads to the outside',
    required: true,
    deprecated: ['--external-network-id'],
    completes: 'external-network',
  }),
  keypair_id: text('--keypair', {
    help: 'Key pair for the nodes',
    deprecated: ['--keypair-id'],
    completes: 'keypair',
  }),
  flavor_id: text('--flavor', {
    help: 'Flavor of the worker nodes',
    fallback: 'm1.medium',
    deprecated: ['--flavor-id'],
    completes: 'flavor',
  }),
  master_flavor_id: text('--master-flavor', {
    help: 'Flavor of the master nodes',
    deprecated: ['--master-flavor-id'],
    completes: 'flavor',
  }),
  fixed_network: text('--fixed-network', { help: 'Private network of the nodes', completes: 'network' }),
  fixed_subnet: text('--fixed-subnet', { help: 'Private subnet of the nodes', completes: 'subnet' }),
  network_driver: text('--network-driver', { help: 'What connects the containers: flannel, calico, docker' }),
  volume_driver: text('--volume-driver', { help: "What keeps the containers' data: cinder, rexray" }),
  driver: text('--driver', { help: 'Driver of the service that makes the clusters', added: true }),
  dns_nameserver: text('--dns-nameserver', { help: 'DNS server of the nodes', fallback: '8.8.8.8' }),
  docker_volume_size: integer('--docker-volume-size', { help: 'Size of the volume for Docker, in GB' }),
  docker_storage_driver: text('--docker-storage-driver', {
    help: 'How Docker stores its layers',
    fallback: 'overlay2',
  }),
  http_proxy: text('--http-proxy', { help: 'Proxy of the nodes for http' }),
  https_proxy: text('--https-proxy', { help: 'Proxy of the nodes for https' }),
  no_proxy: text('--no-proxy', { help: 'Hosts that the nodes reach without a proxy' }),
  tls_disabled: flag('--tls-disabled', { help: 'Let anyone reach the clusters, without certificates' }),
  public: flag('--public', { help: 'Let every project use the template' }),
  registry_enabled: flag('--registry-enabled', { help: 'Make a registry of images in each cluster' }),
  insecure_registry: text('--insecure-registry', { help: 'Registry to be reached without TLS' }),
  server_type: text('--server-type', { help: 'Kind of servers: vm or bm', fallback: 'vm' }),
  master_lb_enabled: flag('--master-lb-enabled', { help: 'Put a load balancer before the masters' }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
  }),
  hidden: toggle('--hidden', '--visible', {
    help: 'Whether the template is left out of lists',
    fallback: false,
    exclusive: false,
  }),
}

export const clusterTemplateCreate = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-create',
  summary: 'Create a cluster template',
  description: 'On a terminal, what is needed and missing is asked for, from what the cloud has.',
  answer: 'record',
  changes: 'cluster template',
  columns: ['uuid', 'name', 'coe', 'image_id', 'labels'],
  positionals: namePositional,
  options: {
    ...attributes,
    labels: labelsOption,
    tags: texts('--tags', { help: 'Tags, separated by commas; may be given several times', added: true }),
    ...nameOption,
  },
  asks: ['name', 'coe', 'image_id', 'external_network_id', 'keypair_id', 'master_flavor_id', 'flavor_id'],
  examples: [
    {
      command:
        'magnum cluster-template-create k8s --coe kubernetes --image fedora-coreos-latest --external-network public',
      what: 'a template for Kubernetes',
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

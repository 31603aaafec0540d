import { defineCommand } from '../../cli/definition'
import { flag, integer, text, toggle } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import {
  attributesOf,
  checkWaitOptions,
  nameOption,
  namePositional,
  readName,
  waitOptions,
} from '../shared/parameters'
import { labelsOption, readLabels } from '../shared/labels'
import { waitForCluster } from '../shared/change-cluster'
import { pointOutLabels } from '../shared/mistyped'

// The keys are the API's names: these options make up the body of the request.
const attributes = {
  keypair: text('--keypair', {
    help: "Key pair for the nodes; the template's where not given",
    deprecated: ['--keypair-id'],
    completes: 'keypair',
  }),
  docker_volume_size: integer('--docker-volume-size', { help: 'Size of the volume for Docker, in GB' }),
  node_count: integer('--node-count', { help: 'Number of worker nodes', fallback: 1 }),
  master_count: integer('--master-count', { help: 'Number of master nodes', fallback: 1 }),
  discovery_url: text('--discovery-url', { help: 'URL by which the nodes find each other' }),
  create_timeout: integer('--timeout', { help: 'Minutes that the creation may take', fallback: 60 }),
  master_flavor_id: text('--master-flavor', {
    help: 'Flavor of the master nodes',
    completes: 'flavor',
    added: true,
  }),
  flavor_id: text('--flavor', { help: 'Flavor of the worker nodes', completes: 'flavor', added: true }),
  fixed_network: text('--fixed-network', {
    help: 'Private network of the nodes',
    completes: 'network',
    added: true,
  }),
  fixed_subnet: text('--fixed-subnet', {
    help: 'Private subnet of the nodes',
    completes: 'subnet',
    added: true,
  }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
    added: true,
  }),
  master_lb_enabled: toggle('--master-lb-enabled', '--master-lb-disabled', {
    help: 'Whether a load balancer stands before the masters',
    added: true,
  }),
  merge_labels: flag('--merge-labels', { help: "Add the labels to the template's", added: true }),
}

export const clusterCreate = defineCommand({
  heading: 'Clusters',
  name: 'cluster-create',
  summary: 'Create a cluster from a template',
  description: 'On a terminal, what is needed and missing is asked for, from what the cloud has.',
  answer: 'record',
  changes: 'cluster',
  positionals: namePositional,
  options: {
    template: text('--cluster-template', {
      help: 'Name or UUID of the template',
      required: true,
      aliases: ['--baymodel'],
      completes: 'cluster-template',
    }),
    ...attributes,
    labels: labelsOption,
    ...nameOption,
    ...waitOptions,
  },
  asks: ['name', 'template', 'keypair', 'master_count', 'node_count'],
  examples: [
    {
      command: 'magnum cluster-create mycluster --cluster-template k8s --node-count 3',
      what: 'a cluster of three workers',
    },
  ],
  handler: async (args, context) => {
    checkWaitOptions(args)
    const name = readName(args, context)
    const labels = args.labels.length > 0 ? { labels: readLabels(args.labels) } : {}
    await pointOutLabels(labels.labels ?? {}, context)
    const { merge_labels: merge, ...rest } = attributesOf(attributes, args)
    const magnum = await context.magnum()
    if (args.node_count === 0) magnum.require(features.zeroNodes)
    const template = await magnum.clusterTemplates.get(args.template)
    const { uuid } = await magnum.clusters.create({
      ...(name === undefined ? {} : { name }),
      cluster_template_id: template.uuid,
      ...rest,
      ...labels,
      ...(merge ? { merge_labels: true } : {}),
    })
    const message = `Request to create cluster ${uuid} has been accepted.`
    const record = () => magnum.clusters.get(uuid)
    if (!args.wait) return { kind: 'accepted', message, record }
    context.warn(message)
    const operation = { action: 'CREATE', before: undefined } as const
    await waitForCluster(uuid, { kind: 'operation', operation }, args.waitTimeout, context)
    return { kind: 'record', record: await record() }
  },
})

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
import { labelsOption, noteLabels, readLabels } from '../shared/labels-and-taints'
import { waitForCluster } from '../shared/wait-for-resources'
import { pointOutLabels } from '../shared/label-and-driver-hints'

// The keys are the API's names: these options make up the body of the request.
const attributes = {
  keypair: text('--keypair', {
    help: "SSH key pair for the nodes (default: the template's)",
    deprecated: ['--keypair-id'],
    completes: 'keypair',
  }),
  docker_volume_size: integer('--docker-volume-size', { help: 'Size of the Docker volume in GB' }),
  node_count: integer('--node-count', { help: 'Number of worker nodes', fallback: 1 }),
  master_count: integer('--master-count', { help: 'Number of master nodes', fallback: 1 }),
  discovery_url: text('--discovery-url', { help: 'URL that the nodes use to discover each other' }),
  create_timeout: integer('--timeout', { help: 'Time limit for the creation, in minutes', fallback: 60 }),
  master_flavor_id: text('--master-flavor', {
    help: 'Flavor of the master nodes',
    completes: 'flavor',
    added: true,
  }),
  flavor_id: text('--flavor', { help: 'Flavor of the worker nodes', completes: 'flavor', added: true }),
  fixed_network: text('--fixed-network', {
    help: 'Private network for the nodes',
    completes: 'network',
    added: true,
  }),
  fixed_subnet: text('--fixed-subnet', {
    help: 'Private subnet for the nodes',
    completes: 'subnet',
    added: true,
  }),
  floating_ip_enabled: toggle('--floating-ip-enabled', '--floating-ip-disabled', {
    help: 'Whether the nodes have floating IPs',
    added: true,
  }),
  master_lb_enabled: toggle('--master-lb-enabled', '--master-lb-disabled', {
    help: 'Whether to put a load balancer in front of the masters',
    added: true,
  }),
  merge_labels: flag('--merge-labels', { help: "Merge the labels with the template's", added: true }),
}

export const clusterCreate = defineCommand({
  heading: 'Clusters',
  name: 'cluster-create',
  summary: 'Create a cluster from a template',
  description: 'On a terminal, prompts for missing values and offers those that exist in the cloud.',
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
      what: 'a cluster with three workers',
    },
    {
      command:
        'magnum cluster-create mycluster --cluster-template k8s --keypair mykey --master-count 1 --docker-volume-size 20 --wait --wait-timeout 3600',
      what: 'with a key pair and volumes of 20 GB; wait for at most an hour',
    },
    {
      command:
        'magnum cluster-create mycluster --cluster-template k8s --merge-labels --labels kube_tag=v1.28.4,auto_scaling_enabled=true --timeout 90',
      what: "two labels in addition to the template's, and 90 minutes to create it",
    },
    {
      command:
        'magnum cluster-create mycluster --cluster-template k8s --labels admission_control_list=NodeRestriction,PodSecurity --labels kube_tag=v1.28.4',
      what: 'one label per option, if a value contains a comma',
    },
    {
      command:
        'magnum cluster-create mycluster --cluster-template k8s --fixed-network private --fixed-subnet private-subnet',
      what: 'in an existing network',
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
    const request = magnum.clusters.create({
      ...(name === undefined ? {} : { name }),
      cluster_template_id: template.uuid,
      ...rest,
      ...labels,
      ...(merge ? { merge_labels: true } : {}),
    })
    const { uuid } = await request.finally(() => {
      noteLabels(
        'cluster',
        merge ? { ...template.labels, ...labels.labels } : (labels.labels ?? template.labels),
        context,
      )
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

import { defineCommand } from '../../cli/definition'
import { flag, integer, one, text } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { checkNewNodegroup } from '../shared/change-checks'
import { attributesOf, clusterPositional, waitOptions } from '../shared/parameters'
import {
  labelsOption,
  nodeOptions,
  noteLabels,
  readLabels,
  readNodeOptions,
} from '../shared/labels-and-taints'
import { changeCluster } from '../shared/change-cluster'

// The keys are the API's names: these options make up the body of the request.
const attributes = {
  node_count: integer('--node-count', { help: 'Number of nodes', fallback: 1 }),
  min_node_count: integer('--min-nodes', { help: 'Minimum number of nodes when scaling' }),
  max_node_count: integer('--max-nodes', { help: 'Maximum number of nodes when scaling' }),
  role: text('--role', { help: 'Role of the nodes', fallback: 'worker' }),
  image_id: text('--image', { help: 'Image for the nodes', completes: 'image' }),
  flavor_id: text('--flavor', { help: 'Flavor for the nodes', completes: 'flavor' }),
  docker_volume_size: integer('--docker-volume-size', { help: 'Size of the Docker volume in GB' }),
}

export const nodegroupCreate = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-create',
  summary: 'Add a node group to a cluster',
  answer: 'record',
  changes: 'node group',
  microversion: features.nodegroups.floor,
  positionals: { ...clusterPositional, name: one('<name>', { help: 'Name of the node group' }) },
  options: {
    ...attributes,
    labels: labelsOption,
    mergeLabels: flag('--merge-labels', { help: "Merge the labels with the cluster's" }),
    ...nodeOptions,
    ...waitOptions,
  },
  examples: [
    {
      command: 'magnum nodegroup-create mycluster gpu --flavor m1.large --min-nodes 1 --max-nodes 5',
      what: 'a group that can grow to five nodes',
    },
    {
      command:
        'magnum nodegroup-create mycluster fast --role fast --node-count 2 --node-labels disk=ssd,zone=a --node-taints gpu=true:NoSchedule',
      what: 'nodes with labels and a taint in Kubernetes',
    },
    {
      command:
        'magnum nodegroup-create mycluster big --merge-labels --labels boot_volume_size=50 --docker-volume-size 100',
      what: "with a label in addition to the cluster's",
    },
  ],
  handler: (args, context) => {
    const body = {
      name: args.name,
      ...attributesOf(attributes, args),
      ...(args.labels.length === 0 ? {} : { labels: readLabels(args.labels) }),
      ...(args.mergeLabels ? { merge_labels: true } : {}),
      ...readNodeOptions(args),
    }
    return changeCluster(
      {
        cluster: args.cluster,
        needs: args.node_count === 0 ? [features.zeroNodes] : [],
        request: (magnum, cluster) =>
          magnum.nodegroups.create(cluster, body).finally(async () => {
            if (!context.isDryRun) return
            const { labels } = await magnum.clusters.get(cluster)
            noteLabels(
              'node group',
              args.mergeLabels ? { ...labels, ...body.labels } : (body.labels ?? labels),
              context,
            )
          }),
        message: ({ uuid }) => `Request to create nodegroup ${uuid} accepted`,
        retryIfBusy: false,
        check: (magnum, cluster, { uuid }) => checkNewNodegroup(magnum, cluster.uuid, uuid),
        record: (magnum, cluster, { uuid }) => magnum.nodegroups.get(cluster, uuid),
      },
      args,
      context,
    )
  },
})

import { defineCommand } from '../../cli/definition'
import { oneInteger, text, texts } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { changeCluster } from '../shared/change-cluster'
import { checkNodeCount } from '../shared/change-checks'
import { clusterPositional, waitOptions } from '../shared/parameters'

export const clusterResize = defineCommand({
  heading: 'Clusters',
  name: 'cluster-resize',
  summary: 'Change the number of nodes of a cluster or node group',
  answer: 'record',
  changes: 'cluster',
  microversion: features.resize.floor,
  positionals: {
    ...clusterPositional,
    nodeCount: oneInteger('<node_count>', { help: 'New number of nodes' }),
  },
  options: {
    nodesToRemove: texts('--nodes-to-remove', {
      help: 'Server to remove; can be repeated',
      metavar: '<server>',
      added: true,
    }),
    nodegroup: text('--nodegroup', {
      help: 'Node group to resize (default: the default workers)',
      completes: 'nodegroup',
      added: true,
    }),
    ...waitOptions,
  },
  examples: [
    { command: 'magnum cluster-resize mycluster 5', what: 'five worker nodes' },
    {
      command: 'magnum cluster-resize mycluster 3 --nodegroup default-worker --wait',
      what: 'three nodes in a node group',
    },
    {
      command: 'magnum cluster-resize mycluster 1 --nodes-to-remove 5d12f6fd-a196-4bf0-ae4c-1f639a523a52',
      what: 'remove this server',
    },
  ],
  handler: (args, context) => {
    return changeCluster(
      {
        cluster: args.cluster,
        needs: args.nodeCount === 0 ? [features.zeroNodes] : [],
        request: (magnum, cluster) =>
          magnum.clusters.resize(cluster, {
            node_count: args.nodeCount,
            ...(args.nodesToRemove.length === 0 ? {} : { nodes_to_remove: args.nodesToRemove }),
            ...(args.nodegroup === undefined ? {} : { nodegroup: args.nodegroup }),
          }),
        message: () => `Request to resize cluster ${args.cluster} has been accepted.`,
        mayBeIgnored: true,
        check: (magnum, cluster) => checkNodeCount(magnum, cluster, args.nodegroup, args.nodeCount),
      },
      args,
      context,
    )
  },
})

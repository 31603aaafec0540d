import { defineCommand } from '../../cli/definition'
import { oneInteger, text, texts } from '../../cli/parameters'
import { clusterPositional } from '../parts/positionals'

export const clusterResize = defineCommand({
  name: 'cluster-resize',
  summary: 'Change the number of nodes of a cluster, or of one of its node groups',
  answer: 'record',
  microversion: '1.7',
  positionals: {
    ...clusterPositional,
    nodeCount: oneInteger('<node_count>', { help: 'New number of nodes' }),
  },
  options: {
    nodesToRemove: texts('--nodes-to-remove', {
      help: 'Server to take away; may be given several times',
      metavar: '<server>',
      added: true,
    }),
    nodegroup: text('--nodegroup', {
      help: 'Node group to resize; the default workers where not given',
      completes: 'nodegroup',
      added: true,
    }),
  },
  examples: [{ command: 'magnum cluster-resize mycluster 5', what: 'five workers' }],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const { uuid } = await magnum.clusters.resize(args.cluster, {
      node_count: args.nodeCount,
      ...(args.nodesToRemove.length === 0 ? {} : { nodes_to_remove: args.nodesToRemove }),
      ...(args.nodegroup === undefined ? {} : { nodegroup: args.nodegroup }),
    })
    return {
      kind: 'accepted',
      message: `Request to resize cluster ${args.cluster} has been accepted.`,
      record: () => magnum.clusters.get(uuid),
    }
  },
})

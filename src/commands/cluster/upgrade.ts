import { defineCommand } from '../../cli/definition'
import { integer, one, text } from '../../cli/parameters'
import { pythonStr } from '../../foundation/python'
import { features } from '../../client/magnum/microversions'
import { changeCluster } from '../shared/change-cluster'
import { clusterPositional, waitOptions } from '../shared/parameters'

export const clusterUpgrade = defineCommand({
  heading: 'Clusters',
  name: 'cluster-upgrade',
  summary: 'Upgrade a cluster to another template',
  answer: 'record',
  changes: 'cluster',
  microversion: features.upgrade.floor,
  positionals: {
    ...clusterPositional,
    template: one('<cluster_template>', {
      help: 'Name or UUID of the new template',
      completes: 'cluster-template',
    }),
  },
  options: {
    maxBatchSize: integer('--max-batch-size', {
      help: 'Number of nodes to upgrade at a time',
      fallback: 1,
      added: true,
    }),
    nodegroup: text('--nodegroup', {
      help: 'Node group to upgrade (default: the whole cluster)',
      completes: 'nodegroup',
      added: true,
    }),
    ...waitOptions,
  },
  examples: [
    { command: 'magnum cluster-upgrade mycluster k8s-next', what: 'upgrade to the template k8s-next' },
    {
      command:
        'magnum cluster-upgrade mycluster k8s-next --nodegroup default-worker --max-batch-size 2 --wait',
      what: 'one node group, two nodes at a time',
    },
  ],
  handler: (args, context) => {
    return changeCluster(
      {
        cluster: args.cluster,
        request: (magnum, cluster) =>
          magnum.clusters.upgrade(cluster, {
            cluster_template: args.template,
            max_batch_size: args.maxBatchSize,
            ...(args.nodegroup === undefined ? {} : { nodegroup: args.nodegroup }),
          }),
        message: () => `Request to upgrade cluster ${args.cluster} has been accepted.`,
        check: async (magnum, { cluster_template_id: current }) => {
          // A non-default node group can only be upgraded to the cluster's current template.
          const { uuid } = await magnum.clusterTemplates.get(args.template)
          return current === uuid || `its template is ${pythonStr(current ?? null)}, not ${uuid}`
        },
      },
      args,
      context,
    )
  },
})

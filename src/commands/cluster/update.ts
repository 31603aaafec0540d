import { defineCommand } from '../../cli/definition'
import { flag, integer } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { attributesOf, waitOptions, clusterPositional } from '../shared/parameters'
import { changeCluster } from '../shared/change-cluster'
import { checkClusterPatch } from '../shared/change-checks'
import { changePositionals, needsOf, readChanges } from '../shared/patch'

// The keys are the API's names: each option replaces that attribute.
const attributes = {
  node_count: integer('--node-count', { help: 'New number of default workers', added: true }),
}

export const clusterUpdate = defineCommand({
  heading: 'Clusters',
  name: 'cluster-update',
  summary: 'Resize a cluster or set its health status',
  description:
    'The service changes only node_count (of the default workers), health_status and health_status_reason. ' +
    'To change the template, use cluster-upgrade.',
  answer: 'record',
  changes: 'cluster',
  positionals: {
    ...clusterPositional,
    ...changePositionals,
  },
  options: {
    rollback: flag('--rollback', {
      help: 'Undo the change if it fails',
      microversion: features.rollback.floor,
    }),
    ...attributes,
    ...waitOptions,
  },
  examples: [
    { command: 'magnum cluster-update mycluster replace node_count=8', what: 'eight worker nodes' },
    { command: 'magnum cluster-update mycluster --node-count 8', what: 'the same' },
    {
      command: 'magnum cluster-update mycluster replace node_count=8 --wait --wait-timeout 1800',
      what: 'wait for at most half an hour',
    },
  ],
  handler: (args, context) => {
    const patch = readChanges(args, attributesOf(attributes, args))
    return changeCluster(
      {
        cluster: args.cluster,
        needs: needsOf(patch),
        request: (magnum, cluster) => magnum.clusters.update(cluster, patch, { rollback: args.rollback }),
        message: () => `Request to update cluster ${args.cluster} has been accepted.`,
        mayBeIgnored: true,
        check: (magnum, cluster) => checkClusterPatch(magnum, cluster, patch),
      },
      args,
      context,
    )
  },
})

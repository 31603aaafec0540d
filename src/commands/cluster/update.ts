import { defineCommand } from '../../cli/definition'
import { flag, integer, text } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { attributesOf, waitOptions, clusterPositional } from '../shared/parameters'
import { changeCluster } from '../shared/change-cluster'
import { checkClusterPatch } from '../shared/outcome-checks'
import { changeOptions, changePositionals, readChanges } from '../shared/patch'

// The keys are the API's names: each option replaces that attribute.
const attributes = {
  name: text('--name', { help: 'New name', added: true }),
  node_count: integer('--node-count', { help: 'New number of worker nodes', added: true }),
  master_count: integer('--master-count', { help: 'New number of master nodes', added: true }),
}

export const clusterUpdate = defineCommand({
  heading: 'Clusters',
  name: 'cluster-update',
  summary: 'Change attributes of a cluster',
  answer: 'record',
  changes: 'cluster',
  positionals: {
    ...clusterPositional,
    ...changePositionals,
  },
  options: {
    rollback: flag('--rollback', {
      help: 'Undo the change where it fails',
      microversion: features.rollback.floor,
    }),
    ...attributes,
    ...changeOptions,
    ...waitOptions,
  },
  examples: [
    { command: 'magnum cluster-update mycluster replace node_count=8', what: 'eight workers' },
    { command: 'magnum cluster-update mycluster --node-count 8', what: 'the same' },
  ],
  handler: (args, context) => {
    const patch = readChanges(args, attributesOf(attributes, args))
    return changeCluster(
      {
        cluster: args.cluster,
        needs: patch.some(({ path, value }) => path === '/node_count' && value === 0)
          ? [features.zeroNodes]
          : [],
        request: (magnum) => magnum.clusters.update(args.cluster, patch, { rollback: args.rollback }),
        message: () => `Request to update cluster ${args.cluster} has been accepted.`,
        check: (magnum, cluster) => checkClusterPatch(magnum, cluster, patch),
      },
      args,
      context,
    )
  },
})

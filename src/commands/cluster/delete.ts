import { defineCommand } from '../../cli/definition'
import { deleteEach } from '../shared/outcomes'
import { clustersPositional, waitOptions } from '../shared/parameters'
import { waitForClusters } from '../shared/wait-for-clusters'

export const clusterDelete = defineCommand({
  heading: 'Clusters',
  name: 'cluster-delete',
  summary: 'Delete clusters',
  answer: 'outcomes',
  destroys: true,
  positionals: clustersPositional,
  options: waitOptions,
  examples: [{ command: 'magnum cluster-delete mycluster othercluster', what: 'two clusters' }],
  handler: async ({ clusters, wait, waitTimeout }, context) => {
    const magnum = await context.magnum()
    return deleteEach({
      what: 'cluster',
      subjects: clusters,
      remove: (cluster) => magnum.clusters.delete(cluster),
      wait: wait
        ? (asked) => waitForClusters(asked, { kind: 'deleted', asked: true }, waitTimeout, context)
        : undefined,
    })
  },
})

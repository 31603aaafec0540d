import { defineCommand } from '../../cli/definition'
import { deleteEach } from '../shared/outcomes'
import { checkWaitOptions, clustersPositional, waitOptions, yesOption } from '../shared/parameters'
import { waitForClusters } from '../shared/wait-for-resources'

export const clusterDelete = defineCommand({
  heading: 'Clusters',
  name: 'cluster-delete',
  summary: 'Delete clusters',
  answer: 'outcomes',
  destroys: true,
  positionals: clustersPositional,
  options: { ...waitOptions, ...yesOption },
  examples: [{ command: 'magnum cluster-delete mycluster othercluster', what: 'delete two clusters' }],
  handler: async ({ clusters, wait, waitTimeout }, context) => {
    checkWaitOptions({ wait, waitTimeout })
    const magnum = await context.magnum()
    return deleteEach({
      what: 'cluster',
      subjects: clusters,
      remove: (cluster) => magnum.clusters.delete(cluster),
      wait: wait
        ? (asked) => waitForClusters(asked, { kind: 'gone', requested: true }, waitTimeout, context)
        : undefined,
    })
  },
})

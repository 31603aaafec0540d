import { defineCommand } from '../../cli/definition'
import { forEach } from '../parts/each'
import { clustersPositional } from '../parts/positionals'

export const clusterDelete = defineCommand({
  name: 'cluster-delete',
  summary: 'Delete clusters',
  answer: 'outcomes',
  positionals: clustersPositional,
  examples: [{ command: 'magnum cluster-delete mycluster othercluster', what: 'two clusters' }],
  handler: async ({ clusters }, context) => {
    const magnum = await context.magnum()
    const outcomes = await forEach(clusters, async (cluster) => {
      await magnum.clusters.delete(cluster)
      return `Request to delete cluster ${cluster} has been accepted.`
    })
    return { kind: 'outcomes', outcomes }
  },
})

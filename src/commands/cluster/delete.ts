import { defineCommand } from '../../cli/definition'
import type { Outcome } from '../../output/result'
import { forEach } from '../parts/each'
import { clustersPositional } from '../parts/positionals'
import { waitForClusters } from '../parts/wait'
import { waitOptions } from '../parts/wait-options'

export const clusterDelete = defineCommand({
  name: 'cluster-delete',
  summary: 'Delete clusters',
  answer: 'outcomes',
  positionals: clustersPositional,
  options: waitOptions,
  examples: [{ command: 'magnum cluster-delete mycluster othercluster', what: 'two clusters' }],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const asked = await forEach(args.clusters, async (cluster) => {
      await magnum.clusters.delete(cluster)
      return `Request to delete cluster ${cluster} has been accepted.`
    })
    if (!args.wait) return { kind: 'outcomes', outcomes: asked }
    const going = asked.filter(({ error }) => !error).map(({ subject }) => subject)
    const gone = await waitForClusters(going, { kind: 'deleted' }, args.waitTimeout, context)
    return { kind: 'outcomes', outcomes: asked.map((outcome) => lastWord(outcome, gone)) }
  },
})

/** How the deletion of a cluster has ended; where it was refused, that. */
function lastWord(asked: Outcome, gone: readonly Outcome[]): Outcome {
  const { subject } = asked
  const ended = gone.find((outcome) => outcome.subject === subject)
  if (!ended || ended.error) return ended ?? asked
  return { subject, message: `Cluster ${subject} has been deleted.` }
}

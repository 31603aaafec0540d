import { defineCommand } from '../../cli/definition'
import { text } from '../../cli/parameters'
import type { Goal } from '../shared/goal'
import { clustersPositional, waitTimeoutOption } from '../shared/parameters'
import { waitForClusters } from '../shared/wait-for-clusters'

export const clusterWait = defineCommand({
  heading: 'Clusters',
  name: 'cluster-wait',
  summary: 'Wait until clusters rest, have a status or are gone',
  answer: 'outcomes',
  positionals: clustersPositional,
  options: {
    goal: text('--for', {
      help: 'Status to wait for, or deleted; the end of the work under way where not given',
      metavar: '<status>',
      added: true,
    }),
    ...waitTimeoutOption,
  },
  examples: [
    { command: 'magnum cluster-wait mycluster othercluster', what: 'until nothing is under way' },
    { command: 'magnum cluster-wait mycluster --for deleted', what: 'until it is gone' },
  ],
  handler: async (args, context) => {
    const outcomes = await waitForClusters(args.clusters, goalOf(args.goal), args.waitTimeout, context)
    const told = outcomes.map((outcome) =>
      outcome.error ? outcome : { ...outcome, message: `Cluster ${outcome.subject}: ${args.goal ?? 'done'}` },
    )
    return { kind: 'outcomes', outcomes: told }
  },
})

function goalOf(typed: string | undefined): Goal {
  if (typed === undefined) return { kind: 'settled' }
  return typed.toLowerCase() === 'deleted'
    ? { kind: 'deleted', asked: false }
    : { kind: 'status', status: typed.toUpperCase() }
}

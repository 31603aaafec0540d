import { defineCommand } from '../../cli/definition'
import { choice } from '../../cli/parameters'
import { statuses } from '../../catalogue/statuses'
import { waitForClusters } from '../shared/wait-for-resources'
import { clustersPositional, waitTimeoutOption } from '../shared/parameters'
import type { Target } from '../shared/wait-verdict'

export const clusterWait = defineCommand({
  heading: 'Clusters',
  name: 'cluster-wait',
  summary: 'Wait for clusters to be idle, deleted or in a status',
  answer: 'outcomes',
  columns: ['subject', 'ok', 'error', 'status'],
  positionals: clustersPositional,
  options: {
    for: choice('--for', [...statuses, 'deleted'], {
      help: 'Status to wait for, or deleted (default: until no operation is in progress)',
      metavar: '<status>',
      added: true,
    }),
    ...waitTimeoutOption,
  },
  examples: [
    { command: 'magnum cluster-wait mycluster othercluster', what: 'until no operation is in progress' },
    { command: 'magnum cluster-wait mycluster -f value -c status', what: 'and print its status' },
    { command: 'magnum cluster-wait mycluster --for deleted', what: 'until it is deleted' },
  ],
  handler: async (args, context) => {
    const outcomes = await waitForClusters(args.clusters, targetOf(args.for), args.waitTimeout, context)
    const withMessages = outcomes.map((outcome) =>
      outcome.error ? outcome : { ...outcome, message: `Cluster ${outcome.subject}: ${args.for ?? 'done'}` },
    )
    return { kind: 'outcomes', outcomes: withMessages }
  },
})

function targetOf(wanted: string | undefined): Target {
  if (wanted === undefined) return { kind: 'idle' }
  return wanted === 'deleted' ? { kind: 'gone', requested: false } : { kind: 'status', status: wanted }
}

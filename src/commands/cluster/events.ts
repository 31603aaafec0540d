import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import { pythonStr } from '../../foundation/python'
import type { Row } from '../../foundation/json'
import { onePage } from '../../foundation/pages'
import { clusterPositional } from '../shared/parameters'

const columns = ['time', 'resource', 'type', 'status', 'reason']

export const clusterEvents = defineCommand({
  heading: 'Clusters',
  name: 'cluster-events',
  summary: 'List what happened to the resources of a cluster',
  description:
    "The events of the cluster's stack in Heat and of all stacks nested in it, oldest first. Where Heat did not " +
    'make the cluster, or cannot be asked, what Magnum knows of it is shown.',
  answer: 'list',
  columns,
  positionals: clusterPositional,
  options: {
    failed: flag('--failed', { help: 'Failures only', added: true }),
    follow: flag('--follow', { help: 'Print new events until no operation is in progress', added: true }),
  },
  examples: [
    { command: 'magnum cluster-events mycluster --failed', what: 'what failed, in order of time' },
    { command: 'magnum cluster-events mycluster --follow', what: 'what happens, until the cluster is ready' },
  ],
  handler: async (args, context) => {
    const { eventPages, magnumRows } = await import('./stack/event-rows')
    const magnum = await context.magnum()
    const cluster = await magnum.clusters.get(args.cluster)
    const shown = { kind: 'list', columns } as const
    const pages = await eventPages(cluster, args, context)
    if (!('why' in pages)) return { ...shown, pages, ...(args.follow && { line: lineOf }) }
    context.warn(pages.why)
    return { ...shown, pages: onePage(magnumRows(cluster, args.failed)) }
  },
})

function lineOf({ time = '', resource = '', status = '', reason = '' }: Row): string {
  return [time, resource, status, reason].map((value) => pythonStr(value ?? '')).join('  ')
}

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
    "Lists the events of the cluster's stack in Heat and of all nested stacks, oldest first. If Heat did not " +
    'create the cluster or cannot be queried, shows the information that Magnum has.',
  answer: 'list',
  columns,
  positionals: clusterPositional,
  options: {
    failed: flag('--failed', { help: 'Failures only', added: true }),
    follow: flag('--follow', { help: 'Print new events until no operation is in progress', added: true }),
  },
  examples: [
    { command: 'magnum cluster-events mycluster --failed', what: 'what failed, in chronological order' },
    { command: 'magnum cluster-events mycluster --follow', what: 'what happens, until the cluster is ready' },
  ],
  handler: async (args, context) => {
    const { eventPages, magnumRows } = await import('./stack/event-rows')
    const magnum = await context.magnum()
    const cluster = await magnum.clusters.get(args.cluster)
    const shown = { kind: 'list', columns, attributes: columns } as const
    const pages = await eventPages(cluster, args, context)
    if (!('why' in pages)) return { ...shown, pages, ...(args.follow && { line: lineOf }) }
    context.warn(pages.why)
    return { ...shown, pages: onePage(magnumRows(cluster, args.failed)) }
  },
})

function lineOf({ time = '', resource = '', status = '', reason = '' }: Row): string {
  return [time, resource, status, reason].map((value) => pythonStr(value ?? '')).join('  ')
}

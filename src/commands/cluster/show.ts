import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import type { Row } from '../../foundation/json'
import { pythonStr } from '../../foundation/python'
import { watchOption } from '../shared/lists'
import { clusterPositional } from '../shared/parameters'

/** How a cluster's labels differ from its template's; not in all releases of the service. */
const mergedLabels = ['labels', 'labels_overridden', 'labels_added', 'labels_skipped']

export const clusterShow = defineCommand({
  heading: 'Clusters',
  name: 'cluster-show',
  summary: 'Show a cluster',
  answer: 'record',
  shows: 'cluster',
  columns: [
    'uuid',
    'name',
    'status',
    'status_reason',
    'api_address',
    'node_addresses',
    'master_addresses',
    ...mergedLabels,
  ],
  positionals: clusterPositional,
  options: { ...watchOption, long: flag('--long', { help: "Also show the template's attributes" }) },
  examples: [
    { command: 'magnum cluster-show mycluster', what: 'all its attributes' },
    { command: 'magnum cluster-show mycluster -f value -c api_address', what: 'the address of its API' },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const cluster = await magnum.clusters.getRow(args.cluster)
    if (context.host.stderr.isTerminal && !args.watch && isFailed(cluster)) {
      context.warn(`To see why it failed: magnum cluster-diagnose ${args.cluster}`)
    }
    if (!args.long) return { kind: 'record', record: cluster }
    const template = await magnum.clusterTemplates.getRow(pythonStr(cluster['cluster_template_id'] ?? ''))
    return { kind: 'record', record: { ...cluster, ...templateAttributes(template), ...cluster } }
  },
})

function isFailed({ status }: Row): boolean {
  return typeof status === 'string' && status.endsWith('_FAILED')
}

function templateAttributes(template: Row): Row {
  const shown = Object.entries(template).filter(([key]) => key !== 'links' && key !== 'uuid')
  return Object.fromEntries(shown.map(([key, value]) => [`clustertemplate_${key}`, value]))
}

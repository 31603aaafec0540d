import { defineCommand } from '../../cli/definition'
import { withFields, fieldsOption, markerOption, pagingOptions } from '../shared/lists'

const tableColumns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']

export const clusterList = defineCommand({
  heading: 'Clusters',
  name: 'cluster-list',
  summary: 'List the clusters of the project',
  answer: 'list',
  columns: [...tableColumns, 'health_status', 'labels', 'flavor_id', 'create_timeout'],
  options: { ...markerOption, ...pagingOptions, ...fieldsOption },
  examples: [
    { command: 'magnum cluster-list', what: 'all clusters' },
    { command: 'magnum cluster-list -f value -c uuid', what: 'their UUIDs, one a line' },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const shown = await withFields(tableColumns, args.fields, magnum.clusters.listRows(args))
    return { kind: 'list', ...shown, fields: [...tableColumns, 'health_status'] }
  },
})

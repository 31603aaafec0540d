import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import { withFields, fieldsOption, markerOption, pagingOptions } from '../shared/lists'

const tableColumns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']
const longColumns = ['health_status', 'cluster_template_id', 'flavor_id', 'create_timeout']

export const clusterList = defineCommand({
  heading: 'Clusters',
  name: 'cluster-list',
  summary: 'List the clusters of the project',
  answer: 'list',
  columns: [...tableColumns, ...longColumns, 'labels'],
  options: {
    ...markerOption,
    ...pagingOptions,
    ...fieldsOption,
    long: flag('--long', { help: 'Show further columns', added: true }),
  },
  examples: [
    { command: 'magnum cluster-list', what: 'all clusters' },
    { command: 'magnum cluster-list -f value -c uuid', what: 'their UUIDs, one a line' },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const columns = args.long ? [...tableColumns, ...longColumns] : tableColumns
    const shown = await withFields(columns, args.fields, magnum.clusters.listRows(args))
    return { kind: 'list', ...shown, fields: args.long ? columns : [...tableColumns, 'health_status'] }
  },
})

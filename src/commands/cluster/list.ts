import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import {
  coeFilter,
  filteredList,
  nameFilter,
  rowTests,
  statusFilter,
  templateFilter,
  templateTests,
  fieldsOption,
  markerOption,
  pagingOptions,
  withFields,
} from '../shared/lists'

const tableColumns = ['uuid', 'name', 'keypair', 'node_count', 'master_count', 'status']
const longColumns = ['health_status', 'cluster_template_id', 'flavor_id', 'create_timeout']

export const clusterList = defineCommand({
  heading: 'Clusters',
  name: 'cluster-list',
  summary: 'List the clusters of the project',
  answer: 'list',
  shows: 'cluster',
  columns: [...tableColumns, ...longColumns, 'labels'],
  options: {
    ...markerOption,
    ...pagingOptions,
    ...fieldsOption,
    long: flag('--long', { help: 'Show more columns', added: true }),
    ...statusFilter,
    ...nameFilter,
    ...templateFilter,
    ...coeFilter,
  },
  examples: [
    { command: 'magnum cluster-list', what: 'all clusters' },
    { command: 'magnum cluster-list -f value -c uuid', what: 'their UUIDs, one per line' },
    { command: "magnum cluster-list --status CREATE_FAILED --name 'test-*'", what: 'failed test clusters' },
    {
      command: 'magnum cluster-list --sort-key created_at --sort-dir desc --limit 10',
      what: 'the ten newest',
    },
    {
      command: 'magnum cluster-list --template k8s -f json -c name -c node_count',
      what: 'names and sizes of those of a template, for jq',
    },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const { name, status, template, coe } = args
    const tests = [...rowTests({ name, status }), ...(await templateTests({ template, coe }, magnum))]
    const pages = filteredList((options) => magnum.clusters.listRows(options), args, tests)
    const columns = args.long ? [...tableColumns, ...longColumns] : tableColumns
    const shown = await withFields(columns, args.fields, pages)
    return { kind: 'list', ...shown, fields: args.long ? columns : [...tableColumns, 'health_status'] }
  },
})

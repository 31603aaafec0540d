import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import {
  coeFilter,
  filteredList,
  nameFilter,
  rowTests,
  withFields,
  fieldsOption,
  pagingOptions,
} from '../shared/lists'

// In the order of basemodels.OUTPUT_ATTRIBUTES of python-magnumclient 4.0.0.
const detailColumns = [
  'name',
  'image_id',
  'flavor_id',
  'master_flavor_id',
  'keypair_id',
  'external_network_id',
  'fixed_network',
  'fixed_subnet',
  'dns_nameserver',
  'docker_volume_size',
  'labels',
  'coe',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'network_driver',
  'tls_disabled',
  'public',
  'registry_enabled',
  'volume_driver',
  'server_type',
  'docker_storage_driver',
  'master_lb_enabled',
  'floating_ip_enabled',
  'hidden',
  'tags',
  'apiserver_port',
  'created_at',
  'insecure_registry',
  'links',
  'updated_at',
  'cluster_distro',
  'uuid',
]

export const clusterTemplateList = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-list',
  summary: 'List the cluster templates',
  answer: 'list',
  shows: 'cluster template',
  columns: ['uuid', 'name', 'tags', 'coe', 'image_id', 'public', 'hidden'],
  options: {
    ...pagingOptions,
    ...fieldsOption,
    detail: flag('--detail', { help: 'Show all attributes' }),
    ...nameFilter,
    ...coeFilter,
  },
  examples: [
    { command: 'magnum cluster-template-list --fields coe,image_id', what: 'with two more columns' },
    {
      command: "magnum cluster-template-list --name 'k8s-*' --sort-key name",
      what: 'those for Kubernetes, by name',
    },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const columns = args.detail ? detailColumns : ['uuid', 'name']
    const tests = rowTests({ name: args.name, coe: args.coe })
    const pages = filteredList((options) => magnum.clusterTemplates.listRows(options), args, tests)
    const shown = await withFields(columns, args.fields, pages)
    return { kind: 'list', ...shown, ...(args.detail ? {} : { fields: ['uuid', 'name', 'tags'] }) }
  },
})

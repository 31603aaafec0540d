import { defineCommand } from '../../cli/definition'
import { text } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { filteredList, nameFilter, rowTests, statusFilter, pagingOptions } from '../shared/lists'
import { clusterPositional } from '../shared/parameters'

const columns = ['uuid', 'name', 'flavor_id', 'image_id', 'node_count', 'status', 'role']

export const nodegroupList = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-list',
  summary: 'List the node groups of a cluster',
  answer: 'list',
  shows: 'node group',
  microversion: features.nodegroups.floor,
  columns: [...columns, 'min_node_count', 'max_node_count', 'is_default'],
  positionals: clusterPositional,
  options: {
    ...pagingOptions,
    role: text('--role', { help: 'Show only node groups of this role', added: true }),
    ...statusFilter,
    ...nameFilter,
  },
  examples: [
    { command: 'magnum nodegroup-list mycluster --role worker', what: 'the worker groups' },
    {
      command: 'magnum nodegroup-list mycluster --sort-key name --sort-dir desc',
      what: 'by name, backwards',
    },
  ],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    const tests = rowTests({ name: args.name, status: args.status })
    const pages = filteredList((options) => magnum.nodegroups.list(args.cluster, options), args, tests)
    return { kind: 'list', columns, pages }
  },
})

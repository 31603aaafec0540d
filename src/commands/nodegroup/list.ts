import { defineCommand } from '../../cli/definition'
import { text } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { pagingOptions } from '../shared/lists'
import { clusterPositional } from '../shared/parameters'

const columns = ['uuid', 'name', 'flavor_id', 'image_id', 'node_count', 'status', 'role']

export const nodegroupList = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-list',
  summary: 'List the node groups of a cluster',
  answer: 'list',
  microversion: features.nodegroups.floor,
  columns: [...columns, 'min_node_count', 'max_node_count', 'is_default'],
  positionals: clusterPositional,
  options: {
    ...pagingOptions,
    role: text('--role', { help: 'Show the node groups of this role', added: true }),
  },
  examples: [{ command: 'magnum nodegroup-list mycluster --role worker', what: 'the groups of workers' }],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    return { kind: 'list', columns, pages: magnum.nodegroups.list(args.cluster, args) }
  },
})

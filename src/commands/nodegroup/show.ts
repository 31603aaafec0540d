import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { watchOption } from '../shared/lists'
import { clusterPositional, nodegroupPositional } from '../shared/parameters'

export const nodegroupShow = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-show',
  summary: 'Show a node group',
  answer: 'record',
  shows: 'node group',
  microversion: features.nodegroups.floor,
  columns: [
    'uuid',
    'name',
    'role',
    'node_count',
    'min_node_count',
    'max_node_count',
    'node_addresses',
    'status',
  ],
  positionals: { ...clusterPositional, ...nodegroupPositional },
  options: watchOption,
  examples: [{ command: 'magnum nodegroup-show mycluster default-worker', what: 'the default workers' }],
  handler: async ({ cluster, nodegroup }, context) => {
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.nodegroups.get(cluster, nodegroup) }
  },
})

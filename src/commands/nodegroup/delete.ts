import { defineCommand } from '../../cli/definition'
import { forEach } from '../parts/each'
import { clusterPositional, nodegroupsPositional } from '../parts/positionals'

export const nodegroupDelete = defineCommand({
  name: 'nodegroup-delete',
  summary: 'Delete node groups',
  answer: 'outcomes',
  microversion: '1.9',
  positionals: { ...clusterPositional, ...nodegroupsPositional },
  examples: [{ command: 'magnum nodegroup-delete mycluster gpu', what: 'the group gpu' }],
  handler: async ({ cluster, nodegroups }, context) => {
    const magnum = await context.magnum()
    const outcomes = await forEach(nodegroups, async (nodegroup) => {
      await magnum.nodegroups.delete(cluster, nodegroup)
      return `Request to delete nodegroup ${nodegroup} has been accepted.`
    })
    return { kind: 'outcomes', outcomes }
  },
})

import { defineCommand } from '../../cli/definition'
import { features } from '../../magnum/microversions'
import { deleteEach } from '../parts/deletion'
import { clusterPositional, nodegroupsPositional } from '../parts/positionals'
import { waitForNodegroupsToGo } from '../parts/wait-for-nodegroups'
import { waitOptions } from '../parts/wait-options'

export const nodegroupDelete = defineCommand({
  name: 'nodegroup-delete',
  summary: 'Delete node groups',
  answer: 'outcomes',
  microversion: features.nodegroups.floor,
  positionals: { ...clusterPositional, ...nodegroupsPositional },
  options: waitOptions,
  examples: [{ command: 'magnum nodegroup-delete mycluster gpu', what: 'the group gpu' }],
  handler: async ({ cluster, nodegroups, wait, waitTimeout }, context) => {
    const magnum = await context.magnum()
    return deleteEach({
      what: 'nodegroup',
      subjects: nodegroups,
      remove: (nodegroup) => magnum.nodegroups.delete(cluster, nodegroup),
      wait: wait ? (asked) => waitForNodegroupsToGo(cluster, asked, waitTimeout, context) : undefined,
    })
  },
})

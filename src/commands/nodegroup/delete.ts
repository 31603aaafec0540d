import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { deleteEach } from '../shared/outcomes'
import { clusterPositional, nodegroupsPositional, waitOptions } from '../shared/parameters'
import { waitForNodegroupsToGo } from '../shared/wait-for-nodegroups'

export const nodegroupDelete = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-delete',
  summary: 'Delete node groups',
  answer: 'outcomes',
  destroys: true,
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

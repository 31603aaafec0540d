import { defineCommand } from '../../cli/definition'
import type { MagnumClient } from '../../client/magnum/client'
import { features } from '../../client/magnum/microversions'
import { MagnumError } from '../../foundation/errors'
import { countdown, sendWhenIdle, waitUntilIdle } from '../shared/send-when-idle'
import { waitForNodegroupToGo } from '../shared/wait-for-resources'
import { deleteEach, forEach } from '../shared/outcomes'
import {
  checkWaitOptions,
  clusterPositional,
  nodegroupsPositional,
  waitOptions,
  yesOption,
} from '../shared/parameters'

export const nodegroupDelete = defineCommand({
  heading: 'Node groups',
  name: 'nodegroup-delete',
  summary: 'Delete node groups',
  answer: 'outcomes',
  destroys: true,
  microversion: features.nodegroups.floor,
  positionals: { ...clusterPositional, ...nodegroupsPositional },
  options: { ...waitOptions, ...yesOption },
  examples: [{ command: 'magnum nodegroup-delete mycluster gpu', what: 'delete the group gpu' }],
  handler: async ({ cluster, nodegroups, wait, waitTimeout }, context) => {
    checkWaitOptions({ wait, waitTimeout })
    const magnum = await context.magnum()
    if (!wait || context.isDryRun) {
      const remove = (nodegroup: string) => magnum.nodegroups.delete(cluster, nodegroup)
      return deleteEach({ what: 'nodegroup', subjects: nodegroups, remove, wait: undefined })
    }
    const left = countdown(waitTimeout, context)
    // One by one: the service drops a deletion that it accepted while another one is in progress.
    const outcomes = await forEach(
      nodegroups,
      async (nodegroup) => {
        const request = (_: MagnumClient, uuid: string) => magnum.nodegroups.delete(uuid, nodegroup)
        await sendWhenIdle({ cluster, request }, magnum, left, context)
        const [outcome] = await waitForNodegroupToGo(cluster, nodegroup, left(), context)
        if (outcome?.error) throw outcome.error
        return `Nodegroup ${nodegroup} has been deleted.`
      },
      1,
    )
    if (outcomes.some(({ error }) => !error)) {
      // So that the cluster can be changed next. A failure does not affect finished deletions.
      await waitUntilIdle(cluster, magnum, left, context).catch((error: unknown) => {
        if (!(error instanceof MagnumError)) throw error
        context.warn(
          `WARNING: the node groups are gone, but cluster ${cluster} is not idle: ${error.message}`,
        )
      })
    }
    return { kind: 'outcomes', outcomes }
  },
})

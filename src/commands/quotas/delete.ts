import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { yesOption } from '../shared/parameters'
import { quotaOptions } from './options'

export const quotasDelete = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-delete',
  summary: 'Delete the quota of a project',
  answer: 'outcomes',
  destroys: true,
  microversion: features.quotas.floor,
  options: { ...quotaOptions, ...yesOption },
  examples: [
    {
      command: 'magnum quotas-delete --project-id 5d77a789ef854bfdb3c482ac3f11315f --resource Cluster',
      what: "back to the service's default",
    },
  ],
  handler: async ({ projectId, resource }, context) => {
    const magnum = await context.magnum()
    await magnum.quotas.delete(projectId, resource)
    const message = `Request to delete quota for project id ${projectId} and resource ${resource} has been accepted.`
    return { kind: 'outcomes', outcomes: [{ subject: projectId, message }] }
  },
})

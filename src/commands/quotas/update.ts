import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { defaultHardLimit, hardLimitOption, quotaOptions } from './options'

export const quotasUpdate = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-update',
  summary: 'Change the quota of a project',
  answer: 'record',
  changes: 'quota',
  microversion: features.quotas.floor,
  columns: ['project_id', 'resource', 'hard_limit'],
  options: { ...quotaOptions, ...hardLimitOption },
  examples: [
    {
      command:
        'magnum quotas-update --project-id 5d77a789ef854bfdb3c482ac3f11315f --resource Cluster --hard-limit 9',
      what: 'at most nine clusters',
    },
  ],
  handler: async ({ projectId, resource, hardLimit }, context) => {
    if (hardLimit === undefined) {
      context.warn(`WARNING: --hard-limit is not given: the limit is set to ${defaultHardLimit}.`)
    }
    const magnum = await context.magnum()
    const quota = { project_id: projectId, resource, hard_limit: hardLimit ?? defaultHardLimit }
    return { kind: 'record', record: await magnum.quotas.update(quota) }
  },
})

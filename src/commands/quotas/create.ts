import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { defaultHardLimit, hardLimitOption, quotaOptions } from './options'

export const quotasCreate = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-create',
  summary: 'Set the quota of a project',
  answer: 'record',
  changes: 'quota',
  microversion: features.quotas.floor,
  columns: ['project_id', 'resource', 'hard_limit'],
  options: { ...quotaOptions, ...hardLimitOption },
  examples: [
    {
      command:
        'magnum quotas-create --project-id 5d77a789ef854bfdb3c482ac3f11315f --resource Cluster --hard-limit 7',
      what: 'at most seven clusters',
    },
  ],
  handler: async ({ projectId, resource, hardLimit = defaultHardLimit }, context) => {
    const magnum = await context.magnum()
    const quota = { project_id: projectId, resource, hard_limit: hardLimit }
    return { kind: 'record', record: await magnum.quotas.create(quota) }
  },
})

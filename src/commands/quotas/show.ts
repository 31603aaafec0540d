import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { quotaOptions } from './options'

export const quotasShow = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-show',
  summary: 'Show the quota of a project',
  answer: 'record',
  microversion: features.quotas.floor,
  columns: ['project_id', 'resource', 'hard_limit'],
  options: quotaOptions,
  examples: [
    {
      command: 'magnum quotas-show --project-id 5d77a789ef854bfdb3c482ac3f11315f --resource Cluster',
      what: 'its quota of clusters',
    },
  ],
  handler: async ({ projectId, resource }, context) => {
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.quotas.get(projectId, resource) }
  },
})

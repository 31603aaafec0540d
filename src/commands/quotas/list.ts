import { defineCommand } from '../../cli/definition'
import { flag } from '../../cli/parameters'
import { features } from '../../client/magnum/microversions'
import { markerOption, pagingOptions } from '../shared/lists'

const columns = ['project_id', 'resource', 'hard_limit']

export const quotasList = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-list',
  summary: 'List quotas',
  answer: 'list',
  microversion: features.quotas.floor,
  columns,
  options: {
    ...markerOption,
    ...pagingOptions,
    allTenants: flag('--all-tenants', { help: 'Include all projects (administrators only)' }),
  },
  examples: [{ command: 'magnum quotas-list --all-tenants', what: 'the quotas of all projects' }],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    return { kind: 'list', columns, pages: magnum.quotas.list({ ...args, allProjects: args.allTenants }) }
  },
})

import { integer, text, flag, optional } from '../cli/parameters'
import { defineCommand } from '../cli/definition'
import { features } from '../client/magnum/microversions'
import { markerOption, pagingOptions } from './shared/lists'
import { positionalOrOption, yesOption } from './shared/parameters'

/** Options that identify a quota. */
const quotaOptions = {
  projectId: text('--project-id', { help: 'ID of the project', required: true }),
  resource: text('--resource', {
    help: 'Resource to limit: Cluster',
    required: true,
    completes: 'quota-resource',
  }),
}

/** The default limit, as in the old client. */
const defaultHardLimit = 1

const quotaColumns = ['project_id', 'resource', 'hard_limit']

/** What the commands that set a quota have in common. */
const setsQuota = {
  heading: 'Quotas and statistics',
  answer: 'record',
  changes: 'quota',
  microversion: features.quotas.floor,
  columns: quotaColumns,
  options: {
    ...quotaOptions,
    hardLimit: integer('--hard-limit', { help: `Maximum number (default: ${defaultHardLimit})` }),
  },
} as const

export const quotasList = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-list',
  summary: 'List quotas',
  answer: 'list',
  shows: 'quota',
  microversion: features.quotas.floor,
  columns: quotaColumns,
  options: {
    ...markerOption,
    ...pagingOptions,
    allTenants: flag('--all-tenants', { help: 'Include all projects (administrators only)' }),
  },
  examples: [{ command: 'magnum quotas-list --all-tenants', what: 'the quotas of all projects' }],
  handler: async (args, context) => {
    const magnum = await context.magnum()
    return {
      kind: 'list',
      columns: quotaColumns,
      pages: magnum.quotas.list({ ...args, allProjects: args.allTenants }),
    }
  },
})

export const quotasShow = defineCommand({
  heading: 'Quotas and statistics',
  name: 'quotas-show',
  summary: 'Show the quota of a project',
  answer: 'record',
  microversion: features.quotas.floor,
  columns: quotaColumns,
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

export const quotasCreate = defineCommand({
  ...setsQuota,
  name: 'quotas-create',
  summary: 'Set the quota of a project',
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

export const quotasUpdate = defineCommand({
  ...setsQuota,
  name: 'quotas-update',
  summary: 'Change the quota of a project',
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

export const statsList = defineCommand({
  heading: 'Quotas and statistics',
  name: 'stats-list',
  summary: 'Count the clusters and nodes of a project',
  answer: 'record',
  microversion: features.stats.floor,
  columns: ['clusters', 'nodes'],
  positionals: { project: optional('<project>', { help: 'ID of the project (default: your own)' }) },
  options: { projectId: text('--project-id', { help: 'ID of the project' }) },
  examples: [{ command: 'magnum stats-list', what: 'clusters and nodes of your project' }],
  handler: async ({ project, projectId }, context) => {
    const given = positionalOrOption('<project>', project, projectId)
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.stats.get(given) }
  },
})

const serviceColumns = [
  'id',
  'host',
  'binary',
  'state',
  'disabled',
  'disabled_reason',
  'created_at',
  'updated_at',
]

export const serviceList = defineCommand({
  heading: 'Quotas and statistics',
  name: 'service-list',
  summary: "List Magnum's own processes (administrators only)",
  answer: 'list',
  columns: serviceColumns,
  examples: [{ command: 'magnum service-list', what: 'whether the conductors are up' }],
  handler: async (_args, context) => {
    const magnum = await context.magnum()
    return {
      kind: 'list',
      columns: serviceColumns,
      attributes: serviceColumns,
      sortBy: serviceColumns,
      pages: magnum.services.list(),
    }
  },
})

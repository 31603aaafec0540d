import { defineCommand } from '../../cli/definition'
import { optional, text } from '../../cli/parameters'
import { MagnumError } from '../../foundation/errors'
import { features } from '../../client/magnum/microversions'

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
    if (project !== undefined && projectId !== undefined) {
      throw new MagnumError('usage', `Duplicate "<project>" arguments: ${project}, ${projectId}`)
    }
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.stats.get(project ?? projectId) }
  },
})

import { defineCommand } from '../../cli/definition'
import { watchOption } from '../shared/lists'
import { templatePositional } from '../shared/parameters'

export const clusterTemplateShow = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-show',
  summary: 'Show a cluster template',
  answer: 'record',
  shows: 'cluster template',
  columns: ['uuid', 'name', 'coe', 'image_id', 'labels'],
  positionals: templatePositional,
  options: watchOption,
  examples: [{ command: 'magnum cluster-template-show k8s', what: 'all its attributes' }],
  handler: async ({ template }, context) => {
    const magnum = await context.magnum()
    return { kind: 'record', record: await magnum.clusterTemplates.getRow(template) }
  },
})

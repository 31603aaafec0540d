import { defineCommand } from '../../cli/definition'
import { forEach } from '../parts/each'
import { templatesPositional } from '../parts/positionals'

export const clusterTemplateDelete = defineCommand({
  name: 'cluster-template-delete',
  summary: 'Delete cluster templates',
  answer: 'outcomes',
  positionals: templatesPositional,
  examples: [{ command: 'magnum cluster-template-delete k8s swarm', what: 'two templates' }],
  handler: async ({ templates }, context) => {
    const magnum = await context.magnum()
    const outcomes = await forEach(templates, async (template) => {
      await magnum.clusterTemplates.delete(template)
      return `Request to delete cluster template ${template} has been accepted.`
    })
    return { kind: 'outcomes', outcomes }
  },
})

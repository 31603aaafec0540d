import { defineCommand } from '../../cli/definition'
import { deleteEach } from '../shared/outcomes'
import { templatesPositional, yesOption } from '../shared/parameters'

export const clusterTemplateDelete = defineCommand({
  heading: 'Cluster templates',
  name: 'cluster-template-delete',
  summary: 'Delete cluster templates',
  answer: 'outcomes',
  destroys: true,
  positionals: templatesPositional,
  options: yesOption,
  examples: [{ command: 'magnum cluster-template-delete k8s swarm', what: 'delete two templates' }],
  handler: async ({ templates }, context) => {
    const magnum = await context.magnum()
    return deleteEach({
      what: 'cluster template',
      subjects: templates,
      remove: (template) => magnum.clusterTemplates.delete(template),
      wait: undefined,
    })
  },
})

import { defineCommand } from '../../cli/definition'

const columns = ['id', 'host', 'binary', 'state', 'disabled', 'disabled_reason', 'created_at', 'updated_at']

export const serviceList = defineCommand({
  heading: 'Quotas and statistics',
  name: 'service-list',
  summary: "List Magnum's own processes (administrators only)",
  answer: 'list',
  columns,
  examples: [{ command: 'magnum service-list', what: 'whether the conductors are up' }],
  handler: async (_args, context) => {
    const magnum = await context.magnum()
    return { kind: 'list', columns, sortBy: columns, pages: magnum.services.list() }
  },
})

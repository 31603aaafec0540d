import { defineCommand } from '../../cli/definition'
import { clusterPositional } from '../parts/positionals'

export const credentialRotate = defineCommand({
  name: 'credential-rotate',
  summary: 'Give a cluster a new credential of its own in the cloud',
  answer: 'record',
  microversion: '1.12',
  positionals: clusterPositional,
  examples: [{ command: 'magnum credential-rotate mycluster', what: 'a new credential' }],
  handler: async ({ cluster }, context) => {
    const magnum = await context.magnum()
    const { uuid } = await magnum.clusters.get(cluster)
    await magnum.credentials.rotate(uuid)
    return {
      kind: 'accepted',
      message: `Request to rotate the credential of cluster ${cluster} has been accepted.`,
      record: () => magnum.clusters.get(uuid),
    }
  },
})

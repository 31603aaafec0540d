import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { changeCluster } from '../shared/change-cluster'
import { clusterPositional, waitOptions } from '../shared/parameters'

export const credentialRotate = defineCommand({
  heading: 'Certificates and credentials',
  name: 'credential-rotate',
  summary: "Replace a cluster's cloud credential",
  answer: 'record',
  changes: 'cluster',
  microversion: features.credentialRotation.floor,
  positionals: clusterPositional,
  options: waitOptions,
  examples: [
    { command: 'magnum credential-rotate mycluster', what: 'replace the trust that the cluster uses' },
  ],
  handler: (args, context) => {
    return changeCluster(
      {
        cluster: args.cluster,
        request: async (magnum) => {
          const { uuid } = await magnum.clusters.get(args.cluster)
          await magnum.credentials.rotate(uuid)
        },
        message: () => `Request to rotate the credential of cluster ${args.cluster} has been accepted.`,
      },
      args,
      context,
    )
  },
})

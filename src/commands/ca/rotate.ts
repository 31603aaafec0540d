import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { changeCluster } from '../shared/change'
import { waitOptions } from '../shared/parameters'
import { clusterOption, clusterWord, readCluster } from './cluster-argument'

export const caRotate = defineCommand({
  heading: 'Certificates and credentials',
  name: 'ca-rotate',
  summary: 'Give a cluster a new certificate authority',
  description: 'Certificates of the old one are refused from then on.',
  answer: 'record',
  destroys: true,
  microversion: features.caRotation.floor,
  positionals: clusterWord,
  options: { ...clusterOption, ...waitOptions },
  examples: [{ command: 'magnum ca-rotate mycluster', what: 'a new authority' }],
  handler: async (args, context) => {
    const cluster = readCluster(args)
    const result = await changeCluster(
      {
        cluster,
        request: async (magnum) => {
          const { uuid } = await magnum.clusters.get(cluster)
          await magnum.certificates.rotate(uuid)
        },
        message: () => `Request to rotate the CA certificate for cluster ${cluster} has been accepted.`,
      },
      args,
      context,
    )
    if (result.kind !== 'accepted') return result
    // The old client prints nothing here, and scripts may rely on it.
    context.warn(result.message)
    return { kind: 'nothing' }
  },
})

import { defineCommand } from '../../cli/definition'
import { features } from '../../client/magnum/microversions'
import { changeCluster } from '../shared/change-cluster'
import { waitOptions, yesOption, clusterPositional } from '../shared/parameters'
import { clusterOption, clusterWord, readCluster } from './cluster-argument'

export const caRotate = defineCommand({
  heading: 'Certificates and credentials',
  name: 'ca-rotate',
  summary: "Replace a cluster's certificate authority",
  description: 'Certificates signed by the old authority are no longer accepted.',
  answer: 'record',
  changes: 'cluster',
  destroys: true,
  microversion: features.caRotation.floor,
  positionals: clusterWord,
  options: { ...clusterOption, ...waitOptions, ...yesOption },
  examples: [{ command: 'magnum ca-rotate mycluster', what: 'replace the authority' }],
  handler: async (args, context) => {
    const cluster = readCluster(args)
    let oldAuthority: string | undefined
    const result = await changeCluster(
      {
        cluster,
        request: async (magnum, _, before) => {
          const { uuid } = before ?? (await magnum.clusters.get(cluster))
          if (before) oldAuthority = (await magnum.certificates.get(uuid)).pem
          await magnum.certificates.rotate(uuid)
        },
        message: () => `Request to rotate the CA certificate for cluster ${cluster} has been accepted.`,
        check: async (magnum, { uuid }) => {
          const { pem } = await magnum.certificates.get(uuid)
          return pem === oldAuthority ? 'its certificate authority is still the old one' : true
        },
      },
      args,
      context,
    )
    if (result.kind !== 'accepted') return result
    // On stderr: the old client prints nothing on stdout here, and scripts may rely on that.
    context.warn(result.message ?? '')
    return { kind: 'accepted', record: result.record }
  },
})

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
        request: async (magnum, _, before) => {
          const { uuid } = before ?? (await magnum.clusters.get(args.cluster))
          await magnum.credentials.rotate(uuid)
        },
        message: () => `Request to rotate the credential of cluster ${args.cluster} has been accepted.`,
        // magnum/api/controllers/v1/credential.py; only a driver may change the cluster's status.
        isSynchronous: true,
      },
      args,
      context,
    )
  },
})

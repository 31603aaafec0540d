import { defineCommand } from '../../cli/definition'
import { clusterOption, clusterWord, readCluster } from './cluster-argument'

export const caShow = defineCommand({
  heading: 'Certificates and credentials',
  name: 'ca-show',
  summary: "Show a cluster's CA certificate",
  answer: 'text',
  positionals: clusterWord,
  options: {
    clusterOption: {
      ...clusterOption.clusterOption,
      help: 'Deprecated spelling of <cluster>',
      hidden: true,
    },
  },
  examples: [{ command: 'magnum ca-show mycluster > ca.pem', what: 'save it to a file' }],
  handler: async (args, context) => {
    const name = readCluster(args)
    if (args.clusterOption !== undefined) {
      context.warn(
        'WARNING: --cluster is deprecated. Use the <cluster> positional to avoid seeing this message.',
      )
    }
    const magnum = await context.magnum()
    const { uuid } = await magnum.clusters.get(name)
    const { pem } = await magnum.certificates.get(uuid)
    return { kind: 'text', text: `${pem}\n` }
  },
})

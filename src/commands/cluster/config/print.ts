import { buildKubeconfig } from '../../../access/kubeconfig'
import type { Context } from '../../../cli/context'
import type { Text } from '../../../output/result'
import { type ConfigArguments, isForSeveral } from './arguments'
import { kubeconfigEntries } from './kubeconfig-entries'
import { openClusters } from './open-clusters'

/** Gives the kubeconfig of the clusters as it would be written, and writes nothing. */
export async function printKubeconfig(args: ConfigArguments, context: Context): Promise<Text> {
  const { clusters, failures, cloud } = await openClusters(args, context, true)
  const shared = isForSeveral(args)
  const text =
    clusters.length > 0 ? buildKubeconfig(kubeconfigEntries(clusters, { ...args, cloud, shared })) : ''
  return { kind: 'text', text, failures }
}

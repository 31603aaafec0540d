import { resolve } from 'node:path'
import { clientVariables, kubeconfigName } from '../../../access/client-variables'
import { buildKubeconfig } from '../../../access/kubeconfig'
import { shellExports } from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import type { Text } from '../../../output/result'
import { type ConfigArguments, isForSeveral } from './arguments'
import { certificateFiles, certificateNames, writeFiles } from './files'
import { kubeconfigEntries } from './kubeconfig-entries'
import type { OpenedCluster } from './open-cluster'
import { openClusters } from './open-clusters'
import { requireRoomFor } from './room'

/** Writes a cluster's files into a folder, and gives what sets the variables that point at them. */
export async function writeConfiguration(args: ConfigArguments, context: Context): Promise<Text> {
  const folder = resolve(context.host.cwd(), args.dir)
  const several = isForSeveral(args)
  const onlyKubeconfig = several || (args.useKeystone && !args.outputCerts)
  // Which engine a cluster has is not known yet, and neither whether it has TLS: all that might be written counts.
  const names = onlyKubeconfig ? [kubeconfigName] : [...certificateNames, kubeconfigName]
  await requireRoomFor(folder, names, args.force)
  const { clusters, failures, cloud } = await openClusters(args, context, several || args.useKeystone)
  const [first] = clusters
  if (!first) return { kind: 'text', text: '', failures }
  const entries = kubeconfigEntries(clusters, { ...args, cloud, shared: several })
  const files = {
    ...(onlyKubeconfig ? {} : certificateFiles(first)),
    ...(first.coe === 'kubernetes' ? { [kubeconfigName]: buildKubeconfig(entries) } : {}),
  }
  await writeFiles(folder, files, context)
  if (!knownClients.has(first.coe)) context.warn(adviceFor(first))
  // The old client ended with an empty line.
  const exports = shellExports(clientVariables(first, folder), context.host.env.SHELL)
  return { kind: 'text', text: `${exports}\n`, failures }
}

const knownClients = new Set(['kubernetes', 'swarm', 'swarm-mode'])

function adviceFor({ coe, address }: OpenedCluster): string {
  const url = address.includes('://') ? address : `http://${address}`
  return `${coe || 'This engine'} has no client to be configured: use its web interfaces, Mesos at ${url}:5050 and Marathon at ${url}:8080.`
}

import { resolve } from 'node:path'
import { updateKubeconfigFile } from '../../../access/kubeconfig-file'
import { mergeKubeconfig } from '../../../access/kubeconfig-merge'
import type { Context } from '../../../cli/context'
import type { Text } from '../../../output/result'
import type { ConfigArguments } from './arguments'
import { certificateFiles, certificateNames, writeFiles } from './files'
import { kubeconfigEntries } from './kubeconfig-entries'
import { openClusters } from './open-clusters'
import { requireRoomFor } from './room'
import { userKubeconfig } from './user-kubeconfig'

/** Adds clusters to kubectl's own file. Nothing is printed: there is nothing to be evaluated. */
export async function mergeIntoKubeconfig(args: ConfigArguments, context: Context): Promise<Text> {
  const path = userKubeconfig(context)
  const folder = resolve(context.host.cwd(), args.dir)
  if (args.outputCerts) await requireRoomFor(folder, certificateNames, args.force)
  const { clusters, failures, cloud } = await openClusters(args, context, true)
  const entries = kubeconfigEntries(clusters, { ...args, cloud, shared: true })
  if (args.outputCerts)
    for (const cluster of clusters) await writeFiles(folder, certificateFiles(cluster), context)
  if (entries.length > 0) {
    await context.change(`Put ${entries.map((entry) => entry.context).join(', ')} into ${path}`, async () => {
      await updateKubeconfigFile(path, (text) => mergeKubeconfig(text, entries, args))
      for (const { context: name } of entries) context.warn(`Context ${name} is in ${path}.`)
    })
  }
  return { kind: 'text', text: '', failures }
}

import { resolve } from 'node:path'
import { updateKubeconfigFile } from '../../../access/kubeconfig-file'
import type { KubeconfigEntry } from '../../../access/kubeconfig'
import { type Merged, mergeKubeconfig, type MergeOptions } from '../../../access/kubeconfig-merge'
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
  const { clusters, cloud, failures } = await openClusters(args, context, true)
  const entries = kubeconfigEntries(clusters, { ...args, cloud, shared: true })
  if (args.outputCerts)
    for (const cluster of clusters) await writeFiles(folder, certificateFiles(cluster), context)
  let refused: readonly Error[] = []
  if (entries.length > 0) {
    await context.change(`Put ${entries.map((entry) => entry.context).join(', ')} into ${path}`, async () => {
      const merged = await addTo(path, entries, args)
      refused = merged.refused
      for (const { context: name } of merged.added) context.warn(`Context ${name} is in ${path}.`)
    })
  }
  if (refused[0] && entries.length === 1) throw refused[0]
  return { kind: 'text', text: '', failures: [...failures, ...refused] }
}

async function addTo(
  path: string,
  entries: readonly KubeconfigEntry[],
  options: MergeOptions,
): Promise<Merged> {
  let merged: Merged = { text: '', added: [], refused: [] }
  await updateKubeconfigFile(path, (text) => {
    merged = mergeKubeconfig(text, entries, options)
    return merged.text
  })
  return merged
}

import { resolve } from 'node:path'
import { updateKubeconfigFile } from '../../../access/kubeconfig-file'
import type { KubeconfigEntry } from '../../../access/kubeconfig'
import {
  mergeConflicts,
  mergeKubeconfig,
  type MergeConflict,
  type MergeOptions,
} from '../../../access/kubeconfig-merge'
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
  let refused: Error[] = []
  if (entries.length > 0) {
    await context.change(`Put ${entries.map((entry) => entry.context).join(', ')} into ${path}`, async () => {
      const { added, conflicts } = await addTo(path, entries, args)
      refused = conflicts.map(({ error }) => error)
      for (const { context: name } of added) context.warn(`Context ${name} is in ${path}.`)
    })
  }
  return { kind: 'text', text: '', failures: [...failures, ...refused] }
}

/** Of several, those whose names something else in the file has do not keep out the others. */
async function addTo(path: string, entries: readonly KubeconfigEntry[], options: MergeOptions) {
  let conflicts: MergeConflict[] = []
  let added = entries
  await updateKubeconfigFile(path, (text) => {
    if (entries.length > 1 && !options.force) conflicts = mergeConflicts(text, entries)
    added = entries.filter((entry) => conflicts.every((conflict) => conflict.entry !== entry))
    return added.length > 0 ? mergeKubeconfig(text, added, options) : text
  })
  return { added, conflicts }
}

import type { KubeconfigEntry } from '../../../access/kubeconfig/entry'
import {
  kubeconfigPaths,
  readKubeconfigs,
  requireWritable,
  updateKubeconfigs,
} from '../../../access/kubeconfig/files'
import { findConflicts } from '../../../access/kubeconfig/conflicts'
import { destinationOf, fileWith } from '../../../access/kubeconfig/file-list'
import { mergeKubeconfigs } from '../../../access/kubeconfig/merge'
import { removeContexts } from '../../../access/kubeconfig/remove'
import { certificateNames } from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import { absolutePath } from '../../../foundation/host'
import { isReadByOthers } from '../../../foundation/private-file'
import type { Nothing, Text } from '../../../output/result'
import type { ConfigArguments } from './arguments'
import { type DescribedCluster, openClusters } from './clusters'
import { kubeconfigEntry } from './entries'
import { certificateFiles, requireNewFiles, writeFiles } from './folder'

/** Merges clusters into kubectl's own files. Prints nothing, because there is nothing to evaluate. */
export async function mergeIntoKubeconfig(args: ConfigArguments, context: Context): Promise<Text> {
  const paths = userKubeconfigs(context)
  const folder = args.outputCerts ? absolutePath(args.dir, context.host) : undefined
  if (folder !== undefined) await requireNewFiles(folder, certificateNames, args, context)
  const before = await readKubeconfigs(paths)
  const options = { ...args, shared: true }
  const refuse = async (described: readonly DescribedCluster[], cloud: string | undefined) => {
    const entries = described.map((cluster) => kubeconfigEntry(cluster, { ...options, cloud }))
    await requireWritable(mergeKubeconfigs(before, entries, args).texts.keys())
    const conflicts = args.force ? new Map<KubeconfigEntry, Error>() : findConflicts(before, entries)
    return new Map(
      described.flatMap((cluster, index) => {
        const conflict = entries[index] && conflicts.get(entries[index])
        return conflict ? [[cluster, conflict] as const] : []
      }),
    )
  }
  const { clusters, cloud, failures } = await openClusters(args, context, { onlyKubernetes: true, refuse })
  if (folder !== undefined)
    for (const cluster of clusters) await writeFiles(folder, certificateFiles(cluster), context)
  const entries = clusters.map((cluster) => kubeconfigEntry(cluster, { ...options, cloud }))
  if (entries.length === 0) return { kind: 'text', text: '', failures }
  const names = entries.map((entry) => entry.context)
  let refused: readonly Error[] = []
  await context.change(`Put ${names.join(', ')} into ${destinationOf(before)?.path ?? ''}`, async () => {
    const done: (readonly [entry: KubeconfigEntry, path: string])[] = []
    await updateKubeconfigs(paths, (files) => {
      const merged = mergeKubeconfigs(files, entries, args)
      refused = merged.refused
      for (const entry of merged.added)
        done.push([entry, (fileWith(files, 'contexts', entry.context) ?? destinationOf(files))?.path ?? ''])
      return merged.texts
    })
    for (const [entry, path] of done) context.warn(`Added context ${entry.context} to ${path}.`)
    const withKeys = done.filter(([{ credentials }]) => credentials.kind === 'certificate')
    for (const path of new Set(withKeys.map(([, path]) => path)))
      if (await isReadByOthers(path))
        context.warn(
          `WARNING: ${path} contains keys and is readable by other users. To fix this: chmod 600 ${path}`,
        )
  })
  if (refused[0] && entries.length === 1 && args.clusters.length === 1) throw refused[0]
  return { kind: 'text', text: '', failures: [...failures, ...refused] }
}

/** Removes clusters from kubectl's own files, without requests: the clusters may already be deleted. */
export async function removeFromKubeconfig(args: ConfigArguments, context: Context): Promise<Nothing> {
  const paths = userKubeconfigs(context)
  const names = args.contextName === undefined ? args.clusters : [args.contextName]
  await context.change(`Remove ${names.join(', ')} from ${paths.join(', ')}`, async () => {
    const done: string[] = []
    await updateKubeconfigs(paths, (files) => {
      for (const name of names)
        done.push(`Removed context ${name} from ${fileWith(files, 'contexts', name)?.path ?? ''}.`)
      return removeContexts(files, names)
    })
    for (const line of done) context.warn(line)
  })
  return { kind: 'nothing' }
}

function userKubeconfigs({ host }: Context): string[] {
  return kubeconfigPaths({ env: host.env, cwd: host.cwd, home: host.env.HOME ?? '' })
}

import { join } from 'node:path'
import { buildKubeconfig } from '../../../access/kubeconfig/entry'
import {
  type FileSet,
  newStagingName,
  requireReplaceable,
  writePrivateFileSet,
} from '../../../access/private-file-set'
import {
  certificateNames,
  type ClusterAccess,
  clientVariables,
  kubeconfigName,
  shellExports,
} from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import { MagnumError, explainFileErrors } from '../../../foundation/errors'
import { waitForFileLock } from '../../../foundation/file-lock'
import { absolutePath } from '../../../foundation/host'
import { isOwnFile } from '../../../foundation/own-folder'
import { pathExists, requireWritableFolder } from '../../../foundation/private-file'
import type { Text } from '../../../output/result'
import { type ConfigArguments, isForSeveral, shellFor } from './arguments'
import { type OpenedCluster, openClusters } from './clusters'
import { kubeconfigEntry } from './entries'
import { adviceOnFiles, reusableAccess } from './reuse'

/** Writes a cluster's files into a folder and returns the shell commands that export their paths. */
export async function writeConfiguration(args: ConfigArguments, context: Context): Promise<Text> {
  const folder = absolutePath(args.dir, context.host)
  const reused = args.reuse ? await reusableAccess(folder, args, context) : undefined
  if (reused) {
    warnOfOthers(folder, [...certificateNames, kubeconfigName], context)
    return { kind: 'text', text: exportsFor(reused, folder, args, context) }
  }
  const several = isForSeveral(args)
  const onlyKubeconfig = several || (args.useKeystone && !args.outputCerts)
  // The engine, and whether it uses TLS, is still unknown: check every file that might be written.
  const names = onlyKubeconfig ? [kubeconfigName] : [...certificateNames, kubeconfigName]
  await requireNewFiles(folder, names, args, context)
  const { clusters, failures, cloud } = await openClusters(args, context, {
    onlyKubernetes: several || args.useKeystone,
  })
  const [first] = clusters
  if (!first) return { kind: 'text', text: '', failures }
  const entries = clusters.map((cluster) => kubeconfigEntry(cluster, { ...args, cloud, shared: several }))
  const files = {
    ...(onlyKubeconfig ? {} : certificateFiles(first)),
    ...(first.coe === 'kubernetes' ? { [kubeconfigName]: buildKubeconfig(entries) } : {}),
  }
  await writeFiles(folder, files, context)
  if (!knownClients.has(first.coe)) context.warn(adviceFor(first))
  return { kind: 'text', text: exportsFor(first, folder, args, context), failures }
}

/** Returns the kubeconfig of the clusters without writing it. */
export async function printKubeconfig(args: ConfigArguments, context: Context): Promise<Text> {
  const { clusters, failures, cloud } = await openClusters(args, context, { onlyKubernetes: true })
  const shared = isForSeveral(args)
  const entries = clusters.map((cluster) => kubeconfigEntry(cluster, { ...args, cloud, shared }))
  return { kind: 'text', text: entries.length > 0 ? buildKubeconfig(entries) : '', failures }
}

/** The PEM files of a cluster; none without TLS. */
export function certificateFiles({ credentials }: OpenedCluster): FileSet {
  if (!credentials) return {}
  return { 'key.pem': credentials.key, 'cert.pem': credentials.cert, 'ca.pem': credentials.ca }
}

/** Writes the files of a cluster into a folder atomically. */
export async function writeFiles(folder: string, files: FileSet, context: Context): Promise<void> {
  const names = Object.keys(files)
  if (names.length === 0) return
  await context.change(`Write ${names.join(', ')} in ${folder}`, async () => {
    await writePrivateFileSet(folder, files)
    warnOfOthers(folder, names, context)
  })
}

/**
 * Warns of files that others can replace: kubectl runs the commands of a kubeconfig. That is no error, because root
 * writes into folders of other users in containers.
 */
function warnOfOthers(folder: string, names: readonly string[], context: Context): void {
  if (names.every((name) => isOwnFile(join(folder, name), context.host.env.HOME ?? ''))) return
  context.warn(
    `WARNING: Other users can replace the files in ${folder}. Choose a folder that only you can change.`,
  )
}

/**
 * Checks, before any request, that files can be written into a folder.
 * @throws MagnumError failed, if one of them exists or the folder is not writable; conflict, if it stays locked
 */
export async function requireNewFiles(
  folder: string,
  names: readonly string[],
  args: ConfigArguments,
  context: Context,
): Promise<void> {
  for (const name of args.force ? [] : names) {
    if (!(await explainFileErrors(`write into ${folder}`, () => pathExists(join(folder, name))))) continue
    throw new MagnumError('failed', `File ${join(folder, name)} exists, aborting.`, {
      hint: await adviceOnFiles(folder, args, context),
    })
  }
  await requireWritableFolder(folder, newStagingName())
  await requireReplaceable(folder, names)
  await waitForFileLock(join(folder, '.magnum'))
}

function exportsFor(cluster: ClusterAccess, folder: string, args: ConfigArguments, context: Context): string {
  // The old client's output ended with an empty line.
  return `${shellExports(clientVariables(cluster, folder), shellFor(args, context.host))}\n`
}

const knownClients = new Set(['kubernetes', 'swarm', 'swarm-mode'])

function adviceFor({ coe, address }: OpenedCluster): string {
  const url = address.includes('://') ? address : `http://${address}`
  return `${coe || 'This engine'} has no client to configure: use its web interfaces, Mesos at ${url}:5050 and Marathon at ${url}:8080.`
}

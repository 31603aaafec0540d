import { join } from 'node:path'
import { checkExistingFiles, type ExistingFiles } from '../../../access/existing-files'
import { buildKubeconfig } from '../../../access/kubeconfig/entry'
import { type FileSet, requireReplaceable, writePrivateFileSet } from '../../../access/private-file-set'
import {
  type ClusterAccess,
  clientVariables,
  kubeconfigName,
  shellExports,
  shellOf,
} from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import { MagnumError, explainFileErrors } from '../../../foundation/errors'
import { waitForFileLock } from '../../../foundation/file-lock'
import { absolutePath } from '../../../foundation/host'
import { isOwnFile } from '../../../foundation/own-folder'
import { pathExists, requireWritableFolder } from '../../../foundation/private-file'
import type { Text } from '../../../output/result'
import { type ConfigArguments, isForSeveral } from './arguments'
import { type OpenedCluster, openClusters } from './clusters'
import { kubeconfigEntry } from './entries'

/** The file names that docker expects in DOCKER_CERT_PATH. */
export const certificateNames = ['key.pem', 'cert.pem', 'ca.pem']

/** Writes a cluster's files into a folder and returns the shell commands that export their paths. */
export async function writeConfiguration(args: ConfigArguments, context: Context): Promise<Text> {
  const folder = absolutePath(args.dir, context.host)
  const reused = args.reuse ? await reuseFiles(folder, args, context) : undefined
  if (reused) return reused
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
  await requireWritableFolder(folder)
  await requireReplaceable(folder, names)
  await waitForFileLock(join(folder, '.magnum'))
}

/** The hint for existing files: use them, if they are valid for the cluster, or choose another folder. */
async function adviceOnFiles(folder: string, args: ConfigArguments, context: Context): Promise<string> {
  const otherwise = 'Choose another folder with --dir, or overwrite the file with --force'
  const found = await checkExistingFiles(folder, context.host.now()).catch(() => undefined)
  if (!found || !isOf(found, args)) return otherwise
  const exports = shellExports({ KUBECONFIG: join(folder, kubeconfigName) }, shell(args, context)).trimEnd()
  return `The existing files are valid for cluster ${found.cluster}: use them with '${exports}', or add --reuse. ${otherwise}`
}

/** The exports for existing files; undefined if there are none. Sends requests only for Docker. */
async function reuseFiles(
  folder: string,
  args: ConfigArguments,
  context: Context,
): Promise<Text | undefined> {
  const hint = 'Replace them with --force, or choose another folder with --dir'
  try {
    const found = await checkExistingFiles(folder, context.host.now())
    if (!found) return undefined
    warnOfOthers(folder, [...certificateNames, kubeconfigName], context)
    const access = isOf(found, args) ? ownKubernetes : await dockerAccess(found, folder, args, context)
    if (found.expires)
      context.warn(`The certificate in ${folder} expires on ${found.expires.toISOString().slice(0, 10)}.`)
    return { kind: 'text', text: exportsFor(access, folder, args, context) }
  } catch (error) {
    if (args.force) return undefined
    throw error instanceof MagnumError && error.hint === undefined
      ? new MagnumError(error.kind, error.message, { hint, cause: error })
      : error
  }
}

/** What the exports need for a cluster whose kubeconfig is in the folder. */
const ownKubernetes: ClusterAccess = { coe: 'kubernetes', address: '', tls: true }

/** Gets the address of a Docker cluster. @throws MagnumError failed, if the files do not belong to it */
async function dockerAccess(
  { cluster: found, ca }: ExistingFiles,
  folder: string,
  args: ConfigArguments,
  context: Context,
): Promise<ClusterAccess> {
  if (found !== undefined)
    throw new MagnumError('failed', `The files in ${folder} belong to cluster ${found}`)
  const options = { onlyKubernetes: false, withCertificates: false }
  const [cluster] = (await openClusters(args, context, options)).clusters
  if (cluster && cluster.ca === ca && cluster.coe !== 'kubernetes') return cluster
  throw new MagnumError(
    'failed',
    `The files in ${folder} do not belong to cluster ${args.clusters.join(' ')}`,
  )
}

function isOf({ cluster }: ExistingFiles, { contextName, clusters }: ConfigArguments): boolean {
  return cluster !== undefined && cluster === (contextName ?? clusters[0])
}

function exportsFor(cluster: ClusterAccess, folder: string, args: ConfigArguments, context: Context): string {
  // The old client's output ended with an empty line.
  return `${shellExports(clientVariables(cluster, folder), shell(args, context))}\n`
}

function shell(args: ConfigArguments, { host }: Context) {
  return args.shell ?? shellOf(host.env.SHELL)
}

const knownClients = new Set(['kubernetes', 'swarm', 'swarm-mode'])

function adviceFor({ coe, address }: OpenedCluster): string {
  const url = address.includes('://') ? address : `http://${address}`
  return `${coe || 'This engine'} has no client to configure: use its web interfaces, Mesos at ${url}:5050 and Marathon at ${url}:8080.`
}

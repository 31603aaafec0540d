import { join } from 'node:path'
import { checkExistingFiles, type ExistingFiles } from '../../../access/existing-files'
import { type ClusterAccess, kubeconfigName, shellExports } from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import { MagnumError } from '../../../foundation/errors'
import { type ConfigArguments, shellFor } from './arguments'
import { openClusters } from './clusters'

/**
 * The access that the files of an earlier run give; undefined if there are none. Sends requests only for Docker.
 *
 * @throws MagnumError failed, if they are not valid for the cluster, unless they may be replaced by `force`
 */
export async function reusableAccess(
  folder: string,
  args: ConfigArguments,
  context: Context,
): Promise<ClusterAccess | undefined> {
  const hint = 'Replace them with --force, or choose another folder with --dir'
  try {
    const found = await checkExistingFiles(folder, context.host.now())
    if (!found) return undefined
    const access = isOf(found, args) ? ownKubernetes : await dockerAccess(found, folder, args, context)
    if (found.expires)
      context.warn(`The certificate in ${folder} expires on ${found.expires.toISOString().slice(0, 10)}.`)
    return access
  } catch (error) {
    if (args.force) return undefined
    throw error instanceof MagnumError ? error.withHint(error.hint ?? hint) : error
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

/** The hint for existing files: use them, if they are valid for the cluster, or choose another folder. */
export async function adviceOnFiles(
  folder: string,
  args: ConfigArguments,
  context: Context,
): Promise<string> {
  const otherwise = 'Choose another folder with --dir, or overwrite the file with --force'
  const found = await checkExistingFiles(folder, context.host.now()).catch(() => undefined)
  if (!found || !isOf(found, args)) return otherwise
  const exports = shellExports(
    { KUBECONFIG: join(folder, kubeconfigName) },
    shellFor(args, context.host),
  ).trimEnd()
  return `The existing files are valid for cluster ${found.cluster}: use them with '${exports}', or add --reuse. ${otherwise}`
}

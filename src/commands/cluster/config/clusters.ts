import { checkCertificate, type Credentials } from '../../../access/certificate-check'
import type { ClusterAccess } from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import type { MagnumClient } from '../../../client/magnum/client'
import { MagnumError } from '../../../foundation/errors'
import { allOf } from '../../../foundation/pages'
import { settleEach } from '../../shared/outcomes'
import type { ConfigArguments } from './arguments'

/** A cluster and its certificate authority (CA). */
export interface DescribedCluster extends ClusterAccess {
  uuid: string
  name: string
  /** The name, with the UUID appended if clusters share it. */
  uniqueName: string
  /** CA certificate in PEM; undefined without TLS. */
  ca: string | undefined
}

/** A cluster and the credentials to access it. */
export interface OpenedCluster extends DescribedCluster {
  /** A new key and its certificate; undefined without TLS or if not requested. */
  credentials: Credentials | undefined
}

export interface OpenedClusters {
  clusters: OpenedCluster[]
  /** The errors of clusters that could not be opened. */
  failures: Error[]
  /** The cloud's name in clouds.yaml. */
  cloud: string | undefined
}

export interface OpenOptions {
  onlyKubernetes: boolean
  /** Whether to request certificates if the arguments need them. Default: true. */
  withCertificates?: boolean
  /** Rejects clusters, with the reasons, before any certificate is requested. */
  refuse?: (
    clusters: readonly DescribedCluster[],
    cloud: string | undefined,
  ) => Promise<ReadonlyMap<DescribedCluster, Error>>
}

/**
 * Gets the clusters on the command line and new certificates for them, and reports on stderr when these expire. All
 * checks come before the first certificate request. `--all` skips clusters that cannot have a kubeconfig.
 * @throws MagnumError if only one cluster is given and it cannot be opened
 */
export async function openClusters(
  args: ConfigArguments,
  context: Context,
  { onlyKubernetes, withCertificates = true, refuse }: OpenOptions,
): Promise<OpenedClusters> {
  const wantsCertificates = withCertificates && (!args.useKeystone || args.outputCerts)
  // Generates the first key in the background.
  const createKey = wantsCertificates ? (await import('../../../access/key-request')).createKeys() : undefined
  const magnum = await context.magnum()
  const { cloud } = (await context.cloud()).settings
  const names = args.all ? (await allOf(magnum.clusters.list())).map(({ uuid }) => uuid) : args.clusters
  if (names.length === 0) context.warn('The project has no clusters.')
  const described = await settleEach(names, (name) => describeCluster(magnum, name, onlyKubernetes))
  const isSkipped = (error: unknown) => args.all && error instanceof NoKubeconfig
  const notDescribed = errorsIn(described)
  for (const { message } of notDescribed.filter(isSkipped)) context.warn(`Skipped: ${message}`)
  const clusters = withUniqueNames(described.flatMap((result) => (result instanceof Error ? [] : [result])))
  const refused = (await refuse?.(clusters, cloud)) ?? new Map<DescribedCluster, Error>()
  const wanted = new Map(clusters.flatMap((each) => (refused.has(each) ? [] : [[each.uuid, each] as const])))
  const opened = await settleEach([...wanted.keys()], async (uuid) => {
    const cluster = wanted.get(uuid)
    if (!cluster) throw new Error(`${uuid} was not described`)
    if (cluster.ca === undefined || !createKey) return { ...cluster, credentials: undefined }
    const { key, csr } = await createKey()
    const { pem } = await magnum.certificates.sign(uuid, csr)
    const checked = await checkCertificate({ key, cert: pem, ca: cluster.ca }, context.host.now())
    for (const note of checked.notes) context.warn(`${cluster.name}: ${note}`)
    context.warn(
      `The certificate for ${cluster.name} expires on ${checked.expires.toISOString().slice(0, 10)}.`,
    )
    return { ...cluster, ca: checked.credentials.ca, credentials: checked.credentials }
  })
  const failures = [
    ...notDescribed.filter((error) => !isSkipped(error)),
    ...refused.values(),
    ...errorsIn(opened),
  ]
  if (failures[0] && names.length === 1) throw failures[0]
  return { clusters: opened.flatMap((each) => (each instanceof Error ? [] : [each])), failures, cloud }
}

function errorsIn(results: readonly unknown[]): Error[] {
  return results.filter((result) => result instanceof Error)
}

/** The cluster cannot have a kubeconfig, or not yet. */
class NoKubeconfig extends MagnumError {}

/** Sends requests in the old client's order: cluster, template, CA. */
async function describeCluster(
  magnum: MagnumClient,
  given: string,
  onlyKubernetes: boolean,
): Promise<Omit<DescribedCluster, 'uniqueName'>> {
  const {
    uuid,
    name,
    api_address: address,
    status,
    cluster_template_id: template,
  } = await magnum.clusters.get(given)
  const called = name ?? given
  if (!address) {
    const message = `Cluster ${called} has no address yet; it is ${status ?? '-'}`
    const hint = status?.endsWith('_FAILED')
      ? `Find out why with 'magnum cluster-diagnose ${given}'`
      : `Wait for it with 'magnum cluster-wait ${given}', or check it with 'magnum cluster-show ${given}'`
    throw new NoKubeconfig('failed', message, { hint })
  }
  const { coe, tls_disabled: withoutTls } = await magnum.clusterTemplates.get(template ?? '')
  if (onlyKubernetes && coe !== 'kubernetes') {
    const message = `Only Kubernetes clusters have a kubeconfig; cluster ${called} is ${coe ?? '-'}`
    const hint = `Use 'magnum cluster-config ${called}' without these options`
    throw new NoKubeconfig('failed', message, { hint })
  }
  const described = {
    uuid,
    name: (name ?? uuid).toWellFormed(),
    coe: coe ?? '',
    address: address.toWellFormed(),
    tls: withoutTls !== true,
  }
  const authority = described.tls ? await magnum.certificates.get(uuid) : undefined
  return { ...described, ca: authority?.pem }
}

/** Removes duplicates, and makes names unique: clusters may share a name, or have another's unique name. */
function withUniqueNames(clusters: readonly Omit<DescribedCluster, 'uniqueName'>[]): DescribedCluster[] {
  const distinct = [...new Map(clusters.map((cluster) => [cluster.uuid, cluster])).values()]
  const uses = new Map<string, number>()
  for (const { name } of distinct) uses.set(name, (uses.get(name) ?? 0) + 1)
  const isShared = (name: string) => (uses.get(name) ?? 0) > 1
  const withUuid = ({ name, uuid }: Pick<DescribedCluster, 'name' | 'uuid'>) => `${name}-${uuid}`
  const taken = new Set(distinct.filter(({ name }) => isShared(name)).map(withUuid))
  return distinct.map((cluster) => {
    const { name } = cluster
    return { ...cluster, uniqueName: isShared(name) || taken.has(name) ? withUuid(cluster) : name }
  })
}

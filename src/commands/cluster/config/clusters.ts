import { checkCertificate, type Credentials } from '../../../access/certificate-check'
import { wellFormed } from '../../../access/kubeconfig/entry'
import type { ClusterAccess } from '../../../access/shell-exports'
import type { Context } from '../../../cli/context'
import type { MagnumClient } from '../../../client/magnum/client'
import { MagnumError } from '../../../foundation/errors'
import { settleEach } from '../../shared/outcomes'
import type { ConfigArguments } from './arguments'

/** What the service says of a cluster and its authority. */
export interface DescribedCluster extends ClusterAccess {
  uuid: string
  name: string
  /** The name, with the UUID where another of the clusters has the same. */
  uniqueName: string
  /** PEM of the cluster's authority; undefined where it has no TLS. */
  ca: string | undefined
}

/** All that opens a cluster. */
export interface OpenedCluster extends DescribedCluster {
  /** A new key and its certificate; undefined without TLS, or where they were not asked for. */
  credentials: Credentials | undefined
}

export interface OpenedClusters {
  clusters: OpenedCluster[]
  /** Why others of several could not be opened. */
  failures: Error[]
  /** The name of their cloud in clouds.yaml. */
  cloud: string | undefined
}

export interface OpenOptions {
  onlyKubernetes: boolean
  /** Whether certificates are to be made, where the arguments ask for them. */
  withCertificates?: boolean
  /** Says of clusters, before any certificate is asked for, why one is not wanted after all. */
  refuse?: (
    clusters: readonly DescribedCluster[],
    cloud: string | undefined,
  ) => ReadonlyMap<DescribedCluster, Error>
}

/**
 * Asks the service for what opens the clusters of the command line, and says on stderr when their certificates expire.
 * Everything that speaks against a cluster is found out before a certificate is asked for. Of `--all`, those that a
 * kubeconfig cannot be for are passed over.
 * @throws MagnumError where the only cluster cannot be opened
 */
export async function openClusters(
  args: ConfigArguments,
  context: Context,
  { onlyKubernetes, withCertificates = true, refuse = () => new Map<DescribedCluster, Error>() }: OpenOptions,
): Promise<OpenedClusters> {
  const wantsCertificates = withCertificates && (!args.useKeystone || args.outputCerts)
  // The first key is being made meanwhile.
  const createKey = wantsCertificates ? (await import('../../../access/key-request')).createKeys() : undefined
  const magnum = await context.magnum()
  const { cloud } = (await context.cloud()).settings
  const names = args.all ? await everyCluster(magnum) : args.clusters
  if (names.length === 0) context.warn('The project has no clusters.')
  const described = await settleEach(names, (name) => describeCluster(magnum, name, onlyKubernetes))
  const passedOver = described.filter((result) => args.all && result instanceof NoKubeconfig)
  for (const { message } of errorsIn(passedOver)) context.warn(`Passed over: ${message}`)
  const clusters = withUniqueNames(described.flatMap((result) => (result instanceof Error ? [] : [result])))
  const refused = refuse(clusters, cloud)
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
    ...errorsIn(described).filter((error) => !passedOver.includes(error)),
    ...refused.values(),
    ...errorsIn(opened),
  ]
  if (failures[0] && names.length === 1) throw failures[0]
  return { clusters: opened.flatMap((each) => (each instanceof Error ? [] : [each])), failures, cloud }
}

function errorsIn(results: readonly unknown[]): Error[] {
  return results.filter((result) => result instanceof Error)
}

/** A cluster that a kubeconfig cannot be for, or not yet. */
class NoKubeconfig extends MagnumError {}

async function everyCluster(magnum: MagnumClient): Promise<string[]> {
  const uuids: string[] = []
  for await (const page of magnum.clusters.list({})) uuids.push(...page.map(({ uuid }) => uuid))
  return uuids
}

/** In the old client's order: the cluster, its template, the authority. */
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
    const message = `The address of cluster ${called} is not known yet; it is ${status ?? '-'}`
    const hint = status?.endsWith('_FAILED')
      ? `Find out why with 'magnum cluster-diagnose ${given}'`
      : `Wait for it with 'magnum cluster-wait ${given}', or look at it with 'magnum cluster-show ${given}'`
    throw new NoKubeconfig('failed', message, { hint })
  }
  const { coe, tls_disabled: withoutTls } = await magnum.clusterTemplates.get(template ?? '')
  if (onlyKubernetes && coe !== 'kubernetes') {
    const message = `A kubeconfig is for Kubernetes, and cluster ${called} is ${coe ?? '-'}`
    const hint = `'magnum cluster-config ${called}' without these options is for it`
    throw new NoKubeconfig('failed', message, { hint })
  }
  const described = {
    uuid,
    name: wellFormed(name ?? uuid),
    coe: coe ?? '',
    address: wellFormed(address),
    tls: withoutTls !== true,
  }
  const authority = described.tls ? await magnum.certificates.get(uuid) : undefined
  return { ...described, ca: authority?.pem }
}

/** Each cluster once. Clusters of a project may have the same name, and one be named as another is told apart. */
function withUniqueNames(clusters: readonly Omit<DescribedCluster, 'uniqueName'>[]): DescribedCluster[] {
  const distinct = [...new Map(clusters.map((cluster) => [cluster.uuid, cluster])).values()]
  const isShared = (name: string) => distinct.filter((each) => each.name === name).length > 1
  return distinct.map((cluster) => {
    const { name, uuid } = cluster
    const isTaken = distinct.some((other) => isShared(other.name) && name === `${other.name}-${other.uuid}`)
    return { ...cluster, uniqueName: isShared(name) || isTaken ? `${name}-${uuid}` : name }
  })
}

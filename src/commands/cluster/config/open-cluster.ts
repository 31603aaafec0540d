import { checkCertificate, type Credentials } from '../../../access/certificate-check'
import type { ClusterAccess } from '../../../access/client-variables'
import type { KeyAndRequest } from '../../../access/key-request'
import { MagnumError } from '../../../foundation/errors'
import type { MagnumClient } from '../../../client/magnum/client'
import type { Cluster } from '../../../client/magnum/resources'

/** All that opens a cluster. */
export interface OpenedCluster extends ClusterAccess {
  uuid: string
  name: string
  /** PEM of the cluster's authority; undefined where it has no TLS. */
  ca: string | undefined
  /** A new key and its certificate; undefined without TLS, or where they were not asked for. */
  credentials: Credentials | undefined
  expires: Date | undefined
}

export interface OpenOptions {
  /** Gives the key to have a certificate made for; undefined where none is wanted. */
  createKey: (() => Promise<KeyAndRequest>) | undefined
  /** Refuse clusters that kubectl is not for. */
  onlyKubernetes: boolean
  /** Milliseconds since the epoch. */
  now: number
}

/**
 * Asks the service for what opens a cluster, in the old client's order: the cluster, its template, the
 * authority, and, with `createKey`, a certificate.
 * @throws MagnumError failed, where the cluster has no address yet or the certificate does not fit
 */
export async function openCluster(
  magnum: MagnumClient,
  name: string,
  { createKey, onlyKubernetes, now }: OpenOptions,
): Promise<OpenedCluster> {
  const cluster = await magnum.clusters.get(name)
  const address = addressOf(cluster, name)
  const template = await magnum.clusterTemplates.get(cluster.cluster_template_id ?? '')
  const opened = {
    uuid: cluster.uuid,
    name: cluster.name ?? cluster.uuid,
    coe: template.coe ?? '',
    address,
    tls: template.tls_disabled !== true,
  }
  if (onlyKubernetes) requireKubernetes(opened)
  if (!opened.tls) return { ...opened, ca: undefined, credentials: undefined, expires: undefined }
  const { pem: ca } = await magnum.certificates.get(cluster.uuid)
  if (!createKey) return { ...opened, ca, credentials: undefined, expires: undefined }
  const { key, csr } = await createKey()
  const { pem: cert } = await magnum.certificates.sign(cluster.uuid, csr)
  const credentials = { key, cert, ca }
  return { ...opened, ca, credentials, expires: await checkCertificate(credentials, now) }
}

function addressOf(cluster: Cluster, name: string): string {
  if (cluster.api_address) return cluster.api_address
  throw new MagnumError(
    'failed',
    `The address of cluster ${name} is not known yet; it is ${cluster.status ?? '-'}`,
    {
      hint: `Wait for it with 'magnum cluster-wait ${name}', or look at it with 'magnum cluster-show ${name}'`,
    },
  )
}

function requireKubernetes({ name, coe }: { name: string; coe: string }): void {
  if (coe === 'kubernetes') return
  throw new MagnumError('failed', `A kubeconfig is for Kubernetes, and cluster ${name} is ${coe}`, {
    hint: `'magnum cluster-config ${name}' without these options is for it`,
  })
}

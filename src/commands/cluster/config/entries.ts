import type { KubeconfigEntry, KubeconfigUser } from '../../../access/kubeconfig/entry'
import type { DescribedCluster, OpenedCluster } from './clusters'

export interface EntryOptions {
  /** Whether kubectl gets tokens from magnum, for the cloud named `cloud` in clouds.yaml. */
  useKeystone: boolean
  cloud: string | undefined
  /** Name of the context, cluster and user. */
  contextName: string | undefined
  /** Whether to name everything after the cluster, for a file with several clusters. */
  shared: boolean
}

/** The kubeconfig entry of a cluster, without a certificate if the cluster has not been opened. */
export function kubeconfigEntry(
  cluster: DescribedCluster & Partial<Pick<OpenedCluster, 'credentials'>>,
  options: EntryOptions,
): KubeconfigEntry {
  return {
    ...namesOf(cluster, options),
    server: cluster.address,
    ca: cluster.ca,
    credentials: userOf(cluster.credentials, options),
  }
}

type Names = Pick<KubeconfigEntry, 'cluster' | 'user' | 'context'>

/** In a file for one cluster, the names are those of the old client (magnumclient/common/utils.py). */
function namesOf(
  { name, uniqueName, tls }: DescribedCluster,
  { useKeystone, contextName, shared }: EntryOptions,
): Names {
  if (shared || contextName !== undefined || !tls) {
    const all = contextName ?? uniqueName
    return { cluster: all, user: all, context: all }
  }
  return useKeystone
    ? { cluster: name, user: 'openstackuser', context: 'openstackuser@kubernetes' }
    : { cluster: name, user: 'admin', context: 'default' }
}

function userOf(
  credentials: OpenedCluster['credentials'],
  { useKeystone, cloud }: EntryOptions,
): KubeconfigUser {
  if (useKeystone) {
    const where = cloud === undefined ? [] : ['--os-cloud', cloud]
    return { kind: 'command', command: 'magnum', args: [...where, 'kubernetes-token'] }
  }
  return credentials ? { kind: 'certificate', ...credentials } : { kind: 'anonymous' }
}

import type { KubeconfigEntry, KubeconfigUser } from '../../../access/kubeconfig/entry'
import type { DescribedCluster, OpenedCluster } from './clusters'

export interface EntryOptions {
  /** Let kubectl ask for tokens; `cloud` is where, as named in clouds.yaml. */
  useKeystone: boolean
  cloud: string | undefined
  /** Of the context; the cluster and the user are then called the same. */
  contextName: string | undefined
  /** Name everything after the cluster, as is needed in a file that others are in too. */
  shared: boolean
}

/** The entry of a kubeconfig for a cluster; before it is opened, one without a certificate. */
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

/** The names of a file of one cluster are the old client's (magnumclient/common/utils.py). */
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

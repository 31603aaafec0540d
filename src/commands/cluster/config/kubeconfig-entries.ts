import type { KubeconfigEntry, KubeconfigUser } from '../../../access/kubeconfig'
import type { OpenedCluster } from './open-cluster'

export interface EntryOptions {
  /** Let kubectl ask for tokens; `cloud` is where, as named in clouds.yaml. */
  useKeystone: boolean
  cloud: string | undefined
  /** Of the context; the cluster and the user are then called the same. */
  contextName: string | undefined
  /** Name everything after the cluster, as is needed in a file that others are in too. */
  shared: boolean
}

/** The entries of kubeconfigs for clusters, in their order. */
export function kubeconfigEntries(
  clusters: readonly OpenedCluster[],
  options: EntryOptions,
): KubeconfigEntry[] {
  return clusters.map((cluster) => ({
    ...namesOf(cluster, clusters, options),
    server: cluster.address,
    ca: cluster.ca,
    credentials: userOf(cluster, options),
  }))
}

type Names = Pick<KubeconfigEntry, 'cluster' | 'user' | 'context'>

/** The names of a file of one cluster are the old client's (magnumclient/common/utils.py). */
function namesOf(
  cluster: OpenedCluster,
  all: readonly OpenedCluster[],
  { useKeystone, contextName, shared }: EntryOptions,
): Names {
  if (shared || contextName !== undefined || !cluster.tls) {
    const name = contextName ?? uniqueName(cluster, all)
    return { cluster: name, user: name, context: name }
  }
  return useKeystone
    ? { cluster: cluster.name, user: 'openstackuser', context: 'openstackuser@kubernetes' }
    : { cluster: cluster.name, user: 'admin', context: 'default' }
}

/** Clusters of a project may have the same name. */
function uniqueName({ name, uuid }: OpenedCluster, all: readonly OpenedCluster[]): string {
  return all.some((other) => other.name === name && other.uuid !== uuid) ? `${name}-${uuid}` : name
}

function userOf({ credentials }: OpenedCluster, { useKeystone, cloud }: EntryOptions): KubeconfigUser {
  if (useKeystone) {
    const where = cloud === undefined ? [] : ['--os-cloud', cloud]
    return { kind: 'command', command: 'magnum', args: [...where, 'kubernetes-token'] }
  }
  return credentials ? { kind: 'certificate', ...credentials } : { kind: 'anonymous' }
}

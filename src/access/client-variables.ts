/** What is needed to reach a cluster with the native client of its container orchestration engine. */
export interface ClusterAccess {
  /** `kubernetes`, `swarm`, `swarm-mode`, `mesos` or `dcos`. */
  coe: string
  /** Handed on as it is: a URL, for Docker `tcp://…`, for Mesos an IP address. */
  address: string
  tls: boolean
}

/** The file of the kubeconfig in the folder of a cluster, as it has always been called. */
export const kubeconfigName = 'config'

/**
 * The variables that point kubectl, docker and the guides' commands for Mesos at a cluster whose files are in
 * `folder`, an absolute path.
 */
export function clientVariables(access: ClusterAccess, folder: string): Record<string, string> {
  switch (access.coe) {
    case 'kubernetes':
      return { KUBECONFIG: `${folder}/${kubeconfigName}` }
    case 'swarm':
    case 'swarm-mode':
      return {
        DOCKER_HOST: access.address,
        DOCKER_CERT_PATH: folder,
        // Docker verifies where this is not empty, whatever it says.
        DOCKER_TLS_VERIFY: access.tls ? 'True' : '',
      }
    default:
      return { MESOS_MASTER: access.address }
  }
}

import type { Api } from './api'
import { paths } from './paths'

/** The credential with which a cluster itself works in the cloud. */
export interface Credentials {
  /** Gives the cluster a new one (since 1.12). */
  rotate(clusterUuid: string): Promise<void>
}

export function createCredentials(api: Api): Credentials {
  return {
    rotate: async (clusterUuid) => {
      await api.send({ method: 'PATCH', path: paths.credential(clusterUuid) }, ['credentialRotation'])
    },
  }
}

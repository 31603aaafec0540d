import type { FileSet } from '../../../access/private-file-set'
import type { OpenedCluster } from './open-cluster'

/** The names that docker looks for in DOCKER_CERT_PATH. */
export const certificateNames = ['key.pem', 'cert.pem', 'ca.pem']

/** The PEM files of a cluster; none without TLS. */
export function certificateFiles({ credentials }: OpenedCluster): FileSet {
  if (!credentials) return {}
  return { 'key.pem': credentials.key, 'cert.pem': credentials.cert, 'ca.pem': credentials.ca }
}

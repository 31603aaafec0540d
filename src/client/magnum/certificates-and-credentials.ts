import type { Api } from './api'
import { paths } from './paths'
import { type Certificate, certificateModel } from './resources'

/** The certificate authority of a cluster, which is named by its UUID: older servers take no name here. */
export interface Certificates {
  /** The authority's own certificate. */
  get(clusterUuid: string): Promise<Certificate>
  /** `csr`: a PKCS#10 request in PEM. */
  sign(clusterUuid: string, csr: string): Promise<Certificate>
  /** Makes a new authority; certificates of the old one end to be accepted. */
  rotate(clusterUuid: string): Promise<void>
}

export function createCertificates(api: Api): Certificates {
  return {
    get: (clusterUuid) =>
      api.resource({ method: 'GET', path: paths.certificate(clusterUuid) }, certificateModel),
    sign: (clusterUuid, csr) =>
      api.resource(
        { method: 'POST', path: paths.certificates, json: { cluster_uuid: clusterUuid, csr } },
        certificateModel,
      ),
    // Without a body: the service refuses any (magnum/api/controllers/v1/certificate.py).
    rotate: (clusterUuid) =>
      api.change({ method: 'PATCH', path: paths.certificate(clusterUuid) }, ['caRotation']),
  }
}

/** The credential with which a cluster itself works in the cloud. */
export interface Credentials {
  /** Gives the cluster a new one (since 1.12). */
  rotate(clusterUuid: string): Promise<void>
}

export function createCredentials(api: Api): Credentials {
  return {
    rotate: (clusterUuid) =>
      api.change({ method: 'PATCH', path: paths.credential(clusterUuid) }, ['credentialRotation']),
  }
}

import type { Api } from './api'
import { paths } from './paths'
import { type Certificate, certificateModel } from './resources'

/** The certificate authority (CA) of a cluster, given by UUID: older services accept no name here. */
export interface Certificates {
  /** Gets the CA certificate. */
  get(clusterUuid: string): Promise<Certificate>
  /** @param csr a PKCS#10 certificate signing request in PEM */
  sign(clusterUuid: string, csr: string): Promise<Certificate>
  /** Replaces the CA; certificates signed by the old one are no longer accepted. */
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
    // The service refuses a body (magnum/api/controllers/v1/certificate.py).
    rotate: (clusterUuid) =>
      api.change({ method: 'PATCH', path: paths.certificate(clusterUuid) }, ['caRotation']),
  }
}

/** The credential that a cluster uses to access the cloud. */
export interface Credentials {
  /** Replaces it (since 1.12). */
  rotate(clusterUuid: string): Promise<void>
}

export function createCredentials(api: Api): Credentials {
  return {
    rotate: (clusterUuid) =>
      api.change({ method: 'PATCH', path: paths.credential(clusterUuid) }, ['credentialRotation']),
  }
}

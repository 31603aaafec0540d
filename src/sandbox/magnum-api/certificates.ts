import { pythonRepr } from '../../foundation/python'
import { Refusal, type Reply } from '../server/requests'
import { objectAt, type JsonObject } from '../json'
import { createAuthority, signRequest } from '../authority/authorities'
import { ForbiddenExtension, parseSigningRequest } from '../authority/signing-request'
import { type Cluster, isSettled } from '../resources'
import * as attribute from './attributes'
import { links, type Call } from './call'
import { accepted } from './clusters'
import { findCluster } from './find'

const schema: attribute.Schema = {
  bay_uuid: attribute.anyText,
  cluster_uuid: attribute.anyText,
  csr: attribute.text(1, Infinity),
  pem: attribute.anyText,
  ca_cert_type: attribute.anyText,
  links: attribute.readonly,
  created_at: attribute.readonly,
  updated_at: attribute.readonly,
  project_id: attribute.anyText,
  user_id: attribute.anyText,
}

export async function showCertificate(call: Call): Promise<Reply> {
  const cluster = findCluster(call, call.params.cluster)
  const { certificate } = await call.cloud.authorities.of(cluster)
  return { status: 200, body: view(call, cluster, { pem: certificate }) }
}

export async function signCertificate(call: Call): Promise<Reply> {
  const values = attribute.readAttributes(schema, 'certificate', call.body, call.minor)
  const name = values.cluster_uuid ?? values.bay_uuid
  if (typeof name !== 'string') throw attribute.invalid('cluster_uuid', null, 'Mandatory field missing.')
  const csr = typeof values.csr === 'string' ? values.csr : ''
  const cluster = findCluster(call, name, 400)
  const request = readRequest(csr)
  const pem = sign(await call.cloud.authorities.of(cluster), request)
  return { status: 201, body: view(call, cluster, { csr, pem }) }
}

function sign(...[authority, request]: Parameters<typeof signRequest>): string {
  try {
    return signRequest(authority, request)
  } catch (error) {
    if (error instanceof ForbiddenExtension) throw new Refusal(400, error.message)
    throw error
  }
}

function readRequest(csr: string) {
  try {
    return parseSigningRequest(csr)
  } catch {
    throw new Refusal(400, `Received invalid csr b${pythonRepr(csr)}.`)
  }
}

export async function rotateAuthority(call: Call): Promise<Reply> {
  // The method takes no body; WSME treats the attributes of one as arguments.
  const [unknown] = Object.keys(objectAt(call.body))
  if (unknown !== undefined) throw new Refusal(400, `Unknown argument: "${unknown}"`)
  const authority = await createAuthority(findRotatable(call).name)
  // While the key was generated, the cluster may have changed.
  const cluster = findRotatable(call)
  const updating = { ...cluster, status: 'UPDATE_IN_PROGRESS', status_reason: null }
  await call.cloud.lifecycle.begin(updating, authority)
  return accepted(cluster)
}

function findRotatable(call: Call): Cluster {
  const cluster = findCluster(call, call.params.cluster)
  const template = call.cloud.store.get('templates', cluster.cluster_template_id)
  if (template?.tls_disabled) {
    throw new Refusal(400, 'Rotating the CA certificate on a non-TLS cluster is not supported.')
  }
  if (isSettled(cluster)) return cluster
  throw new Refusal(400, `Updating a cluster when status is "${cluster.status}" is not supported.`)
}

function view(call: Call, cluster: Cluster, certificate: JsonObject): JsonObject {
  return {
    ...(call.cloud.newest < 11 && { bay_uuid: cluster.uuid }),
    cluster_uuid: cluster.uuid,
    links: links(call, `certificates/${cluster.uuid}`),
    ...certificate,
  }
}

import * as bodies from './bodies'
import type { Call } from './client'
import type { Shape } from './shapes'

/** A request, and what Magnum 15 (microversion 1.10) answers. */
export interface Case extends Omit<Call, 'method' | 'path'> {
  what: string
  /** Method and path. `{project}` stands for the id of the member's project, `{cluster}` for the cluster's. */
  send: string
  status: number
  /** Of the body; undefined where there is none. */
  shape?: Shape
  /** The title of the first error. */
  title?: string
  /** Whether the headers tell the microversions; they do, where not given. */
  versions?: boolean
  /** What is waited for before the next request: that the cluster is at rest, or gone. */
  until?: 'rest' | 'gone'
}

const template = {
  name: 'shape',
  coe: 'kubernetes',
  image_id: 'fedora-coreos-latest',
  keypair_id: 'testkey',
  external_network_id: 'public',
  flavor_id: 'm1.small',
  docker_volume_size: 5,
  docker_storage_driver: 'overlay2',
  network_driver: 'flannel',
  labels: { kube_tag: 'v1.25.3' },
}

const refused = (status: number, title?: string) => ({
  status,
  shape: bodies.error,
  ...(title !== undefined && { title }),
})

const signingRequest = `-----BEGIN CERTIFICATE REQUEST-----
MIHRMHgCAQAwFjEUMBIGA1UEAwwLY29uZm9ybWFuY2UwWTATBgcqhkjOPQIBBggq
hkjOPQMBBwNCAARMk/OOWNhJvbt0EB6GgL8A9uWe8bCCnmWYqfWD4YEUY/aD5l3F
y4dFVZvYte5CL/f/7PETHAf/G88AdVLWINfSoAAwCgYIKoZIzj0EAwIDSQAwRgIh
AOXVmJ7TPyvNmbh3F/8FqNzouSZXgVoogaPW7pd1Bz54AiEA5QP43tl+RrodVapZ
uGvjP00rhieTYCp3RJyRi92saCc=
-----END CERTIFICATE REQUEST-----
`

const frame: Case[] = [
  {
    what: 'without a token',
    send: 'GET /v1/clusters',
    as: 'nobody',
    status: 401,
    shape: bodies.unauthorized,
    versions: false,
  },
  { what: 'no cluster yet', send: 'GET /v1/clusters', status: 200, shape: bodies.clusters },
  {
    what: 'at the lowest microversion',
    send: 'GET /v1/clusters',
    version: '1.1',
    status: 200,
    shape: bodies.clusters,
  },
  {
    what: 'at a microversion to come',
    send: 'GET /v1/clusters',
    version: '1.99',
    status: 406,
    shape: bodies.unsupportedVersion,
  },
]

const templates: Case[] = [
  {
    what: 'a template',
    send: 'POST /v1/clustertemplates',
    body: template,
    status: 201,
    shape: bodies.template,
  },
  { what: 'its like', send: 'GET /v1/clustertemplates', status: 200, shape: bodies.templates },
  { what: 'in detail', send: 'GET /v1/clustertemplates/detail', status: 200, shape: bodies.templates },
  { what: 'by name', send: 'GET /v1/clustertemplates/shape', status: 200, shape: bodies.template },
  {
    what: 'one that is not there',
    send: 'GET /v1/clustertemplates/nothing',
    ...refused(404, 'ClusterTemplate nothing could not be found'),
  },
  {
    what: 'a template of an image that is not there',
    send: 'POST /v1/clustertemplates',
    body: { ...template, image_id: 'nothing' },
    ...refused(400),
  },
  {
    what: 'a template of no known engine',
    send: 'POST /v1/clustertemplates',
    body: { ...template, coe: 'nothing' },
    ...refused(400),
  },
  {
    what: 'a network driver that does not go with the engine',
    send: 'POST /v1/clustertemplates',
    body: { ...template, network_driver: 'docker' },
    ...refused(400),
  },
  {
    what: 'a template of nothing',
    send: 'POST /v1/clustertemplates',
    body: { name: 'empty' },
    ...refused(400),
  },
  {
    what: 'a public one by a member',
    send: 'POST /v1/clustertemplates',
    body: { ...template, public: true },
    ...refused(403),
  },
  {
    what: 'an attribute replaced',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/dns_nameserver', value: '9.9.9.9' }],
    status: 200,
    shape: bodies.template,
  },
  {
    what: 'an attribute that cannot be replaced',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/uuid', value: 'x' }],
    ...refused(400),
  },
  {
    what: 'an attribute removed that must be there',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'remove', path: '/coe' }],
    ...refused(400),
  },
]

const clusters: Case[] = [
  {
    what: 'a cluster of a template that is not there',
    send: 'POST /v1/clusters',
    body: { name: 'shape', cluster_template_id: 'nothing' },
    ...refused(404),
  },
  {
    what: 'a cluster of a bad name',
    send: 'POST /v1/clusters',
    body: { name: '9 lives', cluster_template_id: 'shape' },
    ...refused(400),
  },
  {
    what: 'several masters without a load balancer',
    send: 'POST /v1/clusters',
    body: { name: 'shape', cluster_template_id: 'shape', master_count: 3 },
    ...refused(400),
  },
  {
    what: 'a cluster',
    send: 'POST /v1/clusters',
    body: { name: 'shape', cluster_template_id: 'shape', node_count: 1 },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  { what: 'its like', send: 'GET /v1/clusters?limit=1', status: 200, shape: bodies.pageOfClusters },
  { what: 'in detail', send: 'GET /v1/clusters/detail', status: 200, shape: { clusters: [bodies.cluster] } },
  { what: 'by name', send: 'GET /v1/clusters/shape', status: 200, shape: bodies.cluster },
  { what: 'by id', send: 'GET /v1/clusters/{cluster}', status: 200, shape: bodies.cluster },
  { what: 'sorted by nothing', send: 'GET /v1/clusters?sort_key=nothing', ...refused(400) },
  {
    what: 'behind nothing',
    send: `GET /v1/clusters?marker=${'0'.repeat(8)}-0000-4000-8000-${'0'.repeat(12)}`,
    ...refused(404),
  },
  { what: 'less than none', send: 'GET /v1/clusters?limit=-1', ...refused(400) },
  {
    what: 'another node',
    send: 'PATCH /v1/clusters/shape',
    body: [{ op: 'replace', path: '/node_count', value: 2 }],
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  {
    what: 'an attribute that cannot be changed',
    send: 'PATCH /v1/clusters/shape',
    body: [{ op: 'replace', path: '/master_count', value: 3 }],
    ...refused(400),
  },
  { what: 'its template, while it is in use', send: 'DELETE /v1/clustertemplates/shape', ...refused(400) },
  {
    what: 'a resize',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 1 },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  {
    what: 'a resize, at a microversion before it',
    send: 'POST /v1/clusters/shape/actions/resize',
    version: '1.6',
    body: { node_count: 1 },
    versions: false,
    ...refused(406),
  },
  {
    what: 'an upgrade',
    send: 'POST /v1/clusters/{cluster}/actions/upgrade',
    body: { cluster_template: 'shape', max_batch_size: 1 },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
]

const certificates: Case[] = [
  { what: 'the authority', send: 'GET /v1/certificates/{cluster}', status: 200, shape: bodies.authority },
  {
    what: 'a request to be signed',
    send: 'POST /v1/certificates',
    body: { cluster_uuid: '{cluster}', csr: signingRequest },
    status: 201,
    shape: bodies.certificate,
  },
  {
    what: 'rubbish to be signed',
    send: 'POST /v1/certificates',
    body: { cluster_uuid: '{cluster}', csr: 'rubbish' },
    ...refused(400, "Received invalid csr b'rubbish'"),
  },
  {
    what: 'a rotation with a body',
    send: 'PATCH /v1/certificates/{cluster}',
    body: { cluster_uuid: '{cluster}' },
    ...refused(400, 'Unknown argument: "cluster_uuid"'),
  },
  { what: 'a rotation', send: 'PATCH /v1/certificates/{cluster}', status: 202, shape: bodies.accepted },
]

const group = { name: 'gpu', node_count: 1, min_node_count: 1, max_node_count: 3, labels: { x: 'y' } }

const nodegroups: Case[] = [
  { what: 'node groups', send: 'GET /v1/clusters/shape/nodegroups', status: 200, shape: bodies.nodegroups },
  {
    what: 'one of them',
    send: 'GET /v1/clusters/shape/nodegroups/default-worker',
    status: 200,
    shape: bodies.nodegroup,
  },
  { what: 'none of them', send: 'GET /v1/clusters/shape/nodegroups/nothing', ...refused(404) },
  {
    what: 'node groups, at a microversion before them',
    send: 'GET /v1/clusters/shape/nodegroups',
    version: '1.8',
    versions: false,
    ...refused(406),
  },
  {
    what: 'another one',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    status: 202,
    shape: bodies.acceptedNodegroup,
    until: 'rest',
  },
  {
    what: 'another one of the same name',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: group,
    ...refused(409, 'A node group with name gpu already exists in the cluster shape'),
  },
  {
    what: 'one of masters',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'masters', role: 'master' },
    ...refused(400),
  },
  {
    what: 'one of more nodes than its greatest number',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'many', node_count: 4 },
    ...refused(409),
  },
  {
    what: 'one of an unknown attribute',
    send: 'POST /v1/clusters/shape/nodegroups',
    body: { ...group, name: 'odd', colour: 'red' },
    ...refused(400),
  },
  {
    what: 'one, at a microversion before them',
    send: 'POST /v1/clusters/shape/nodegroups',
    version: '1.8',
    body: group,
    versions: false,
    ...refused(406),
  },
  {
    what: 'those of a role',
    send: 'GET /v1/clusters/shape/nodegroups?role=worker&limit=1',
    status: 200,
    shape: bodies.pageOfNodegroups,
  },
  {
    what: 'a greatest number of nodes',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/max_node_count', value: 9 }],
    status: 202,
    shape: bodies.nodegroup,
    until: 'rest',
  },
  {
    what: 'a greatest number below the least',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [
      { op: 'replace', path: '/max_node_count', value: 0 },
      { op: 'replace', path: '/min_node_count', value: 5 },
    ],
    ...refused(409),
  },
  {
    what: 'a number of nodes, which is a matter of resizing',
    send: 'PATCH /v1/clusters/shape/nodegroups/gpu',
    body: [{ op: 'replace', path: '/node_count', value: 2 }],
    ...refused(400),
  },
  {
    what: 'a resize of one',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 2, nodegroup: 'gpu' },
    status: 202,
    shape: bodies.accepted,
    until: 'rest',
  },
  {
    what: 'a resize beyond its greatest number',
    send: 'POST /v1/clusters/shape/actions/resize',
    body: { node_count: 10, nodegroup: 'gpu' },
    ...refused(400),
  },
  { what: 'it deleted', send: 'DELETE /v1/clusters/shape/nodegroups/gpu', status: 204, until: 'rest' },
  { what: 'it, gone', send: 'GET /v1/clusters/shape/nodegroups/gpu', ...refused(404) },
  {
    what: 'a default one, deleted',
    send: 'DELETE /v1/clusters/shape/nodegroups/default-worker',
    ...refused(400),
  },
]

const limit = { project_id: '{project}', resource: 'Cluster', hard_limit: 7 }

const administration: Case[] = [
  { what: 'no quota', send: 'GET /v1/quotas/{project}/Cluster', status: 200, shape: bodies.defaultQuota },
  {
    what: 'a quota by a member',
    send: 'POST /v1/quotas',
    body: limit,
    ...refused(403, "Policy doesn't allow quota:create to be performed"),
  },
  { what: 'a quota', send: 'POST /v1/quotas', as: 'admin', body: limit, status: 201, shape: bodies.quota },
  { what: 'the same quota again', send: 'POST /v1/quotas', as: 'admin', body: limit, ...refused(409) },
  { what: 'quotas', send: 'GET /v1/quotas?all_tenants=True', as: 'admin', status: 200, shape: bodies.quotas },
  {
    what: 'a higher quota',
    send: 'PATCH /v1/quotas/{project}/Cluster',
    as: 'admin',
    body: { ...limit, hard_limit: 9 },
    status: 202,
    shape: bodies.quota,
  },
  { what: 'the quota', send: 'GET /v1/quotas/{project}/Cluster', status: 200, shape: bodies.quota },
  { what: 'the quota lifted', send: 'DELETE /v1/quotas/{project}/Cluster', as: 'admin', status: 204 },
  { what: 'the numbers of the project', send: 'GET /v1/stats', status: 200, shape: bodies.stats },
  { what: 'the services', send: 'GET /v1/mservices', as: 'admin', status: 200, shape: bodies.services },
  { what: 'the services, by a member', send: 'GET /v1/mservices', ...refused(403) },
]

const end: Case[] = [
  { what: 'the cluster deleted', send: 'DELETE /v1/clusters/shape', status: 204, until: 'gone' },
  {
    what: 'the cluster, gone',
    send: 'GET /v1/clusters/shape',
    ...refused(404, 'Cluster shape could not be found'),
  },
  { what: 'the template deleted', send: 'DELETE /v1/clustertemplates/shape', status: 204 },
]

/** In this order: each request finds what those before it have left. */
export const cases: readonly Case[] = [
  ...frame,
  ...templates,
  ...clusters,
  ...certificates,
  ...nodegroups,
  ...administration,
  ...end,
]

import * as bodies from '../bodies'
import { refused, type Case } from '../case'

const template = {
  name: 'shape',
  coe: 'kubernetes',
  image_id: 'fedora-coreos-latest',
  keypair_id: 'testkey',
  external_network_id: 'public',
  flavor_id: 'm1.small',
  master_flavor_id: 'm1.small',
  docker_volume_size: 5,
  docker_storage_driver: 'overlay2',
  network_driver: 'flannel',
  labels: { kube_tag: 'v1.25.3' },
}

export const templates: readonly Case[] = [
  {
    what: 'creates a template',
    send: 'POST /v1/clustertemplates',
    body: template,
    status: 201,
    shape: bodies.template,
  },
  { what: 'lists templates', send: 'GET /v1/clustertemplates', status: 200, shape: bodies.templates },
  { what: 'in detail', send: 'GET /v1/clustertemplates/detail', status: 200, shape: bodies.templates },
  { what: 'by name', send: 'GET /v1/clustertemplates/shape', status: 200, shape: bodies.template },
  {
    what: 'an unknown one',
    send: 'GET /v1/clustertemplates/nothing',
    ...refused(404, 'ClusterTemplate nothing could not be found'),
  },
  {
    what: 'an unknown image',
    send: 'POST /v1/clustertemplates',
    body: { ...template, image_id: 'nothing' },
    ...refused(400),
  },
  {
    what: 'an unknown COE',
    send: 'POST /v1/clustertemplates',
    body: { ...template, coe: 'nothing' },
    ...refused(400),
  },
  {
    what: 'a network driver unsupported by the COE',
    send: 'POST /v1/clustertemplates',
    body: { ...template, network_driver: 'docker' },
    ...refused(400),
  },
  {
    what: 'missing attributes',
    send: 'POST /v1/clustertemplates',
    body: { name: 'empty' },
    ...refused(400),
  },
  {
    what: 'a member creates a public one',
    send: 'POST /v1/clustertemplates',
    body: { ...template, public: true },
    ...refused(403),
  },
  {
    what: 'replaces an attribute',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/dns_nameserver', value: '9.9.9.9' }],
    status: 200,
    shape: bodies.template,
  },
  {
    what: 'a volume size that is no number',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/docker_volume_size', value: 'abc' }],
    ...refused(500, "invalid literal for int() with base 10: 'abc'"),
  },
  {
    what: 'a volume size as text',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/docker_volume_size', value: '7' }],
    ...refused(400, 'Invalid input for field/attribute docker_volume_size'),
  },
  {
    what: 'an unknown COE',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/coe', value: 'abc' }],
    ...refused(500, 'Field value abc is invalid'),
  },
  {
    what: 'replaces a read-only attribute',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'replace', path: '/uuid', value: 'x' }],
    ...refused(400),
  },
  {
    what: 'removes a required attribute',
    send: 'PATCH /v1/clustertemplates/shape',
    body: [{ op: 'remove', path: '/coe' }],
    ...refused(400),
  },
]

/** Creates a template for cases outside this table. */
export const createTemplate: Case = {
  what: 'creates a template',
  send: 'POST /v1/clustertemplates',
  body: {
    ...{ name: 'shape', coe: 'kubernetes', image_id: 'fedora-coreos-latest', external_network_id: 'public' },
    ...{ keypair_id: 'testkey', flavor_id: 'm1.small', master_flavor_id: 'm1.small', labels: { a: '1' } },
  },
  status: 201,
  shape: bodies.template,
}

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

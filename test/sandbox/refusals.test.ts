import { cloud, kubernetesTemplate, stopClouds, word, type Answer, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
})

const reason = ({ status, body }: Answer) => `${status} ${word(body.errors?.[0]?.detail)}`

// Messages of a real Magnum 15.0.1.
test.each([
  [{ image_id: 'nope' }, '400 Cluster type (vm, Unset, kubernetes) not supported.'],
  [{ image_id: 'no-distro' }, '400 Cluster type (vm, None, kubernetes) not supported.'],
  [{ flavor_id: 'nope' }, '400 Unable to find flavor nope.'],
  [{ external_network_id: 'private' }, '400 Unable to find external network private.'],
  [
    { network_driver: 'weave' },
    '400 Network driver type weave is not supported, expecting a flannel/calico/unspecified network driver.',
  ],
  [
    { volume_driver: 'rexray' },
    '400 Volume driver type rexray is not supported, expecting a cinder/unspecified volume driver.',
  ],
  [
    { docker_storage_driver: 'devicemapper', docker_volume_size: 1 },
    '400 docker volume size 1 GB is not valid, expecting minimum value 3GB for devicemapper storage driver.',
  ],
  [
    { coe: 'swarmx' },
    "400 Invalid input for field/attribute coe. Value: 'swarmx'. Value should be one of: swarm, dcos, mesos, swarm-mode, kubernetes",
  ],
  [
    { image_id: undefined },
    "400 Invalid input for field/attribute image_id. Value: 'None'. Mandatory field missing.",
  ],
  [{ foo: 1 }, '400 Unknown attribute for argument cluster_template: foo'],
  [{ public: true }, '403 Not authorized to set public or hidden flag for cluster template.'],
])('a template with %j is refused', async (difference, expected) => {
  const body = { ...kubernetesTemplate, name: 'bad', ...difference }
  expect(reason(await made.call('POST', '/v1/clustertemplates', body))).toBe(expected)
})

test.each([
  [{ cluster_template_id: 'nope' }, '404 ClusterTemplate nope could not be found.'],
  [
    { name: '1bad name' },
    "400 Invalid input for field/attribute name. Value: '1bad name'. Value should match the pattern ^[a-zA-Z][a-zA-Z0-9_.-]*$",
  ],
  [{ master_count: 3 }, '400 master_count must be 1 when master_lb_enabled is False'],
  [{ keypair: 'nope' }, '404 Unable to find keypair nope.'],
])('a cluster with %j is refused', async (difference, expected) => {
  const body = { name: 'bad', cluster_template_id: 'k8s', ...difference }
  expect(reason(await made.call('POST', '/v1/clusters', body))).toBe(expected)
})

test.each([
  ['/v1/clusters/demo', 'replace', '/name', 'x', 'cannot change cluster property(ies) name.'],
  [
    '/v1/clusters/demo',
    'add',
    '/node_count',
    2,
    "The attribute /node_count has existed, please use 'replace' operation instead.",
  ],
  [
    '/v1/clusters/demo',
    'replace',
    '/labels',
    { a: 'b' },
    "Invalid input for field/attribute value. Value: '{'a': 'b'}'. Wrong type. Expected '(<class 'str'>, <class 'int'>)', got '<class 'dict'>'",
  ],
  [
    '/v1/clusters/demo',
    'replace',
    '/nope',
    1,
    "Couldn't apply patch '[{'path': '/nope', 'op': 'replace', 'value': 1}]'. Reason: can't replace a non-existent object 'nope'",
  ],
  [
    '/v1/clustertemplates/k8s',
    'replace',
    '/uuid',
    'x',
    "'/uuid' is an internal attribute and can not be updated",
  ],
  [
    '/v1/clustertemplates/k8s',
    'remove',
    '/coe',
    undefined,
    "'/coe' is a mandatory attribute and can not be removed",
  ],
  [
    '/v1/clusters/demo/nodegroups/default-worker',
    'replace',
    '/name',
    'x',
    "'/name' is an internal attribute and can not be updated",
  ],
])('PATCH %s: %s %s', async (resource, op, path, value, expected) => {
  expect(reason(await made.call('PATCH', resource, [{ op, path, value }]))).toBe(`400 ${expected}`)
})

test('labels are replaced by a Python literal in a string', async () => {
  const patch = [{ op: 'replace', path: '/labels', value: `{'a': "it's", 'n': 1, 'yes': True}` }]
  const { status, body } = await made.call('PATCH', '/v1/clustertemplates/k8s', patch)
  expect(status).toBe(200)
  expect(body.labels).toEqual({ a: "it's", n: 1, yes: true })
})

test('a template in use cannot be deleted', async () => {
  const answer = await made.call('DELETE', '/v1/clustertemplates/k8s')
  expect(reason(answer)).toMatch(
    /^400 ClusterTemplate [0-9a-f-]{36} is referenced by one or multiple clusters\.$/,
  )
})

test.each([
  ['GET', '/v1/quotas', "Policy doesn't allow quota:get_all to be performed."],
  ['POST', '/v1/quotas', "Policy doesn't allow quota:create to be performed."],
  ['GET', '/v1/mservices', "Policy doesn't allow magnum-service:get_all to be performed."],
  ['GET', '/v1/stats?project_id=other', 'Not authorized.'],
])('%s %s is for administrators', async (method, path, detail) => {
  expect(reason(await made.call(method, path, method === 'POST' ? {} : undefined))).toBe(`403 ${detail}`)
})

test('a used-up quota prevents creation', async () => {
  const project = word((await made.call('GET', '/v1/clusters/demo')).body.project_id)
  const quota = { project_id: project, resource: 'Cluster', hard_limit: 1 }
  expect((await made.call('POST', '/v1/quotas', quota, 'admin')).status).toBe(201)
  expect(reason(await made.call('POST', '/v1/quotas', quota, 'admin'))).toBe(
    `409 Quota for project ${project} already exists for resource Cluster.`,
  )
  expect(reason(await made.call('POST', '/v1/clusters', { name: 'more', cluster_template_id: 'k8s' }))).toBe(
    '403 Resource limit exceeded: You have reached the maximum clusters per project, 1. You may delete a cluster to make room for a new one.',
  )
  expect((await made.call('DELETE', `/v1/quotas/${project}/Cluster`, undefined, 'admin')).status).toBe(204)
})

import { cloud, kubernetesTemplate, stopClouds, word, type Answer, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
  await made.call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: 'newer' })
  await made.call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  await made.call('POST', '/v1/clusters/demo/nodegroups', { name: 'gpu', max_node_count: 3 })
})

const reason = ({ status, body }: Answer) => `${status} ${word(body.errors?.[0]?.detail)}`
const invalid = (name: string, value: string, why: string) =>
  `400 Invalid input for field/attribute ${name}. Value: '${value}'. ${why}`

test.each([
  [{}, invalid('name', 'None', 'Mandatory field missing.')],
  [{ name: 5 }, invalid('name', '5', 'Value should be string')],
  [{ name: '' }, invalid('name', '', 'Value should have a minimum character requirement of 1')],
  [{ name: 'gpu' }, '409 A node group with name gpu already exists in the cluster demo.'],
  [{ name: 'x', role: 'master' }, '400 Creating master nodegroups is currently not supported.'],
  [{ name: 'x', cluster_id: 'y' }, '400 Expected a uuid but received y.'],
  [{ name: 'x', stack_id: 'y' }, invalid('stack_id', 'y', 'Cannot set read only field.')],
  [{ name: 'x', labels: 'a=b' }, invalid('labels', 'a=b', 'Value not a valid dict: a=b')],
  [{ name: 'x', node_taints: 'y' }, invalid('node_taints', 'y', 'Value not a valid list')],
  [
    { name: 'x', node_count: 'many' },
    invalid('node_count', 'many', "invalid literal for int() with base 10: 'many'"),
  ],
  [{ name: 'x', node_count: -1 }, invalid('node_count', '-1', 'Value should be greater or equal to 0')],
  [
    { name: 'x', merge_labels: 'maybe' },
    invalid(
      'merge_labels',
      'maybe',
      "Unrecognized value 'maybe', acceptable values are: '0', '1', 'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'",
    ),
  ],
  [
    { name: 'x', min_node_count: 3, max_node_count: 2 },
    '409 max_node_count for x is invalid (min_node_count (3) should be less or equal to max_node_count (2)).',
  ],
  [
    { name: 'x', node_count: 3, max_node_count: 2 },
    '409 max_node_count for x is invalid (node_count (3) should be less or equal to max_node_count (2)).',
  ],
  [
    { name: 'x', min_node_count: 2 },
    '409 min_node_count for x is invalid (min_node_count (2) should be less or equal to node_count (1)).',
  ],
  [
    { name: 'x', node_taints: [{ key: 'a', effect: 'Never' }] },
    '409 node_taints for x is invalid (node_taints[0].effect must be one of NoSchedule, PreferNoSchedule, NoExecute).',
  ],
])('a node group with %j is refused', async (body, expected) => {
  expect(reason(await made.call('POST', '/v1/clusters/demo/nodegroups', body))).toBe(expected)
})

test.each([
  [{}, invalid('node_count', 'None', 'Mandatory field missing.')],
  [{ node_count: 2, nodegroup: 'default-master' }, '400 Resizing a master nodegroup is not supported.'],
  [
    { node_count: 4, nodegroup: 'gpu' },
    '400 Resizing gpu outside the allowed range: min_node_count = 0, max_node_count = 3',
  ],
])('a resize to %j is refused', async (body, expected) => {
  expect(reason(await made.call('POST', '/v1/clusters/demo/actions/resize', body))).toBe(expected)
})

test('a node group is upgraded only after its cluster', async () => {
  const upgrade = (body: object, version?: string) =>
    made.call('POST', '/v1/clusters/demo/actions/upgrade', body, 'member', version)

  expect(reason(await upgrade({}))).toBe(invalid('cluster_template', 'None', 'Mandatory field missing.'))
  const group = { cluster_template: 'newer', nodegroup: 'gpu' }
  expect(reason(await upgrade(group))).toBe(
    "409 Cluster Template is not valid for upgrade: Nodegroup gpu can be upgraded only to match cluster's template (k8s).",
  )
  expect((await upgrade({ cluster_template: 'newer' })).status).toBe(202)
  expect((await upgrade(group)).status).toBe(202)
})

test('limits, labels and taints of a node group can be changed; the list omits them', async () => {
  const path = '/v1/clusters/demo/nodegroups/gpu'
  const { status, body } = await made.call('PATCH', path, [
    { op: 'replace', path: '/min_node_count', value: 1 },
    { op: 'remove', path: '/max_node_count' },
    { op: 'replace', path: '/node_labels', value: "{'zone': 'a'}" },
    { op: 'replace', path: '/node_taints', value: "[{'key': 'gpu', 'effect': 'NoSchedule'}]" },
  ])
  expect(status).toBe(202)
  expect(body).toMatchObject({
    min_node_count: 1,
    max_node_count: null,
    node_labels: { zone: 'a' },
    node_taints: [{ key: 'gpu', effect: 'NoSchedule' }],
  })
  const listed = (await made.call('GET', '/v1/clusters/demo/nodegroups?role=worker')).body.nodegroups
  expect(listed).toMatchObject([{ name: 'default-worker' }, { name: 'gpu', min_node_count: 0 }])

  expect((await made.call('DELETE', path)).status).toBe(204)
  expect((await made.call('GET', path)).status).toBe(404)
})

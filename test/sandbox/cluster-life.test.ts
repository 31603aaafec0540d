import { cloud, kubernetesTemplate, stopClouds } from './support/cloud'

afterEach(stopClouds)

test('a cluster is created, resized and deleted', async () => {
  const { call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)

  const created = await call('POST', '/v1/clusters', {
    name: 'demo',
    cluster_template_id: 'k8s',
    node_count: 2,
  })
  expect(created.status).toBe(202)
  expect(Object.keys(created.body)).toEqual(['uuid'])
  expect((await call('GET', '/v1/clusters/demo')).body).toMatchObject({
    uuid: created.body.uuid,
    status: 'CREATE_COMPLETE',
    status_reason: 'Stack CREATE completed successfully',
    node_addresses: ['10.0.2.5', '10.0.2.6'],
    master_addresses: ['10.0.1.5'],
    coe_version: 'v1.25.3',
  })

  const patch = [{ op: 'replace', path: '/node_count', value: 3 }]
  expect((await call('PATCH', '/v1/clusters/demo', patch)).status).toBe(202)
  expect((await call('GET', '/v1/clusters/demo')).body).toMatchObject({
    status: 'UPDATE_COMPLETE',
    node_count: 3,
  })

  expect((await call('DELETE', '/v1/clusters/demo')).status).toBe(204)
  expect((await call('GET', '/v1/clusters/demo')).body).toEqual({
    errors: [
      {
        request_id: '',
        code: 'client',
        status: 404,
        title: 'Cluster demo could not be found',
        detail: 'Cluster demo could not be found.',
        links: [],
      },
    ],
  })
})

test('with the label sandbox_delete=unreadable, a cluster in deletion can neither be shown nor listed', async () => {
  const { call } = await cloud({ delay: 500 })
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  const labels = { sandbox_delete: 'unreadable' }
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s', labels })
  await call('DELETE', '/v1/clusters/demo')
  const detail =
    "Invalid input for field/attribute master_count. Value: '0'. Value should be greater or equal to 1"
  for (const path of ['clusters/demo', 'clusters', 'clusters/detail']) {
    expect(await call('GET', `/v1/${path}`)).toMatchObject({ status: 400, body: { errors: [{ detail }] } })
  }
})

test('with a delay, a cluster is in progress at first and has no address', async () => {
  const { call } = await cloud({ delay: 60_000 })
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', { name: 'demo', cluster_template_id: 'k8s' })
  expect((await call('GET', '/v1/clusters/demo')).body).toMatchObject({
    status: 'CREATE_IN_PROGRESS',
    api_address: null,
    node_addresses: [],
  })
})

test('the label sandbox_outcome=FAILED makes a cluster fail with a reason', async () => {
  const { call } = await cloud()
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', {
    name: 'doomed',
    cluster_template_id: 'k8s',
    labels: { sandbox_outcome: 'FAILED' },
  })
  const { body } = await call('GET', '/v1/clusters/doomed')
  expect(body.status).toBe('CREATE_FAILED')
  expect(body.status_reason).toBe('Stack CREATE failed: no valid host was found')
  expect(body.faults?.['default-worker']).toContain('No valid host was found')
})

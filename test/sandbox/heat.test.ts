import { cloud, kubernetesTemplate, stopClouds, word, type Body, type Cloud } from './support/cloud'

afterEach(stopClouds)

const list = (body: Body | undefined) => body as unknown as Body[]

/** A cloud with a cluster of two workers, and the URL of its stack in Heat. */
async function withStack(labels: object = {}, options: object = {}) {
  const { sandbox, call } = await cloud(options)
  await call('POST', '/v1/clustertemplates', kubernetesTemplate)
  await call('POST', '/v1/clusters', {
    name: 'demo',
    cluster_template_id: 'k8s',
    node_count: 2,
    labels,
    merge_labels: true,
  })
  const cluster = await clusterOf(call)
  const stacks = `/orchestration/v1/${word(cluster.project_id)}/stacks`
  return { sandbox, call, stacks, id: word(cluster.stack_id ?? cluster.cluster_id) }
}

const clusterOf = async (call: Cloud['call']) => (await call('GET', '/v1/clusters/demo')).body

test('the URL of a stack without its name is redirected, including the path below it', async () => {
  const { sandbox, stacks, id } = await withStack()
  const { call } = {
    call: (path: string, token: string) =>
      fetch(sandbox.url + path, { redirect: 'manual', headers: { 'x-auth-token': token } }),
  }
  const token = await tokenOf(sandbox.environment)
  const { status, headers } = await call(`${stacks}/${id}/resources?status=FAILED`, token)
  expect(status).toBe(302)
  expect(headers.get('location')).toMatch(
    new RegExp(`^${sandbox.url}${stacks}/demo-[0-9a-f]{12}/${id}/resources\\?status=FAILED$`),
  )
})

async function tokenOf(environment: Record<string, string>): Promise<string> {
  const { passwordAuth, send } = await import('./support/cloud')
  const body = JSON.stringify(passwordAuth(environment))
  const answer = await send(`${environment.OS_AUTH_URL}/auth/tokens`, { method: 'POST', body })
  return answer.headers.get('x-subject-token') ?? ''
}

test('a complete cluster has a stack with nested masters, workers and network', async () => {
  const { call, stacks, id } = await withStack()
  const { body } = await call('GET', `${stacks}/${id}/resources?nested_depth=5`)
  const names = list(body.resources).map(({ resource_name }) => resource_name)
  expect(names).toEqual(
    expect.arrayContaining([
      'network',
      'kube_masters',
      'kube_minions',
      '0',
      '1',
      'kube-minion',
      'master_wait_condition',
    ]),
  )
  const all = list(body.resources).map(({ resource_status }) => resource_status)
  expect(new Set(all)).toEqual(new Set(['CREATE_COMPLETE']))
  const own = await call('GET', `${stacks}/${id}/resources`)
  expect(list(own.body.resources).map(({ resource_name }) => resource_name)).toEqual([
    'network',
    'secgroup_kube_master',
    'kube_masters',
    'kube_minions',
  ])
})

test('resources and events appear over the duration of the operation', async () => {
  const { call, stacks, id } = await withStack({}, { delay: 60_000 })
  const { body } = await call('GET', `${stacks}/${id}/resources?nested_depth=5`)
  const states = new Set(list(body.resources).map(({ resource_status }) => resource_status))
  expect(states).toEqual(new Set(['CREATE_IN_PROGRESS', 'INIT_COMPLETE']))
  const { events } = (await call('GET', `${stacks}/${id}/events?nested_depth=5&sort_dir=asc`)).body
  expect(list(events)[0]).toMatchObject({
    resource_status: 'CREATE_IN_PROGRESS',
    resource_status_reason: 'Stack CREATE started',
  })
  expect(JSON.stringify(events)).not.toContain('COMPLETE')
})

test.each([
  [
    'quota',
    'kube_minions',
    /^Resource CREATE failed: Forbidden: resources\.kube_minions\.resources\[0\]\.resources\.kube-minion: Quota exceeded/,
  ],
  ['no-valid-host', 'kube_minions', /: Went to status ERROR due to "Message: No valid host was found\./],
  [
    'wait-condition',
    'kube_masters',
    /^Resource CREATE failed: WaitConditionTimeout: .*\.master_wait_condition: 0 of 1 received$/,
  ],
  ['image', 'kube_masters', /: Can not find requested image /],
  ['floating-ip', 'kube_masters', /: No more IP addresses available on network /],
])('sandbox_failure=%s makes %s fail, and the cluster can be deleted', async (failure, group, reason) => {
  const { call, stacks, id } = await withStack({ sandbox_failure: failure })
  expect(await clusterOf(call)).toMatchObject({
    status: 'CREATE_FAILED',
    status_reason: expect.stringMatching(reason) as string,
  })
  const { stack } = (await call('GET', `${stacks}/${id}`)).body
  expect(stack).toMatchObject({
    stack_status: 'CREATE_FAILED',
    stack_status_reason: expect.stringMatching(reason) as string,
  })
  const failed = await call('GET', `${stacks}/${id}/resources?status=FAILED`)
  expect(list(failed.body.resources).map(({ resource_name }) => resource_name)).toEqual([group])

  expect((await call('DELETE', '/v1/clusters/demo')).status).toBe(204)
  expect((await call('GET', '/v1/clusters/demo')).status).toBe(404)
  expect(await call('GET', `${stacks}/${id}`)).toMatchObject({
    status: 404,
    body: { error: { type: 'EntityNotFound', message: `The Stack (${id}) could not be found.` } },
  })
})

test('pages of events contain every event once, in both directions', async () => {
  const { call, stacks, id } = await withStack()
  const url = `${stacks}/${id}/events?nested_depth=5`
  const all = list((await call('GET', `${url}&sort_dir=asc`)).body.events).map((event) => word(event.id))
  for (const [order, expected] of [
    ['asc', all],
    ['desc', [...all].reverse()],
  ] as const) {
    const seen: string[] = []
    for (let marker = ''; ; marker = seen.at(-1) ?? '') {
      const { body } = await call('GET', `${url}&sort_dir=${order}&limit=7${marker && `&marker=${marker}`}`)
      const page = list(body.events).map((event) => word(event.id))
      if (page.length === 0) break
      seen.push(...page)
    }
    expect(seen).toEqual(expected)
  }
  expect(new Set(all).size).toBe(all.length)
})

test.each([
  ['sandbox_heat=denied', { sandbox_heat: 'denied' }, 403],
  ['sandbox_heat=gone', { sandbox_heat: 'gone' }, 404],
  ['sandbox_heat=away', { sandbox_heat: 'away' }, 500],
])('%s makes the requests to Heat fail', async (_what, labels, status) => {
  const { call, stacks, id } = await withStack(labels, { heatTimeout: 50 })
  expect((await call('GET', `${stacks}/${id}`)).status).toBe(status)
})

test('the stack of another project is not found, and its URL is forbidden', async () => {
  const { call, stacks, id } = await withStack()
  const { body } = await call('POST', '/v1/clusters', { name: 'theirs', cluster_template_id: 'k8s' }, 'admin')
  expect(body).toBeDefined()
  const own = await call('GET', `/orchestration/v1/another/stacks/${id}`)
  expect(own.status).toBe(403)
  expect((await call('GET', `${stacks}?id=${id}`, undefined, 'admin')).body.stacks).toHaveLength(1)
  expect((await call('GET', stacks, undefined, 'nobody')).status).toBe(401)
})

test('an additional node group has its own stack, and an update creates events', async () => {
  const { call, stacks, id } = await withStack()
  await call('POST', '/v1/clusters/demo/nodegroups', { name: 'gpu', node_count: 1 })
  const group = (await call('GET', '/v1/clusters/demo/nodegroups/gpu')).body
  const { body } = await call('GET', `${stacks}/${word(group.stack_id)}/resources?nested_depth=5`)
  expect(list(body.resources).map(({ resource_name }) => resource_name)).toEqual([
    'kube_minions',
    '0',
    'node_config',
    'kube-minion',
  ])
  const events = await call('GET', `${stacks}/${id}/events?limit=1`)
  expect(list(events.body.events)[0]).toMatchObject({ resource_status: 'UPDATE_COMPLETE' })
})

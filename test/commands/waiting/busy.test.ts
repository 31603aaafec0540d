/* Changes of a cluster with --wait: when they are sent, and when they are complete. */
import type { Received, Reply } from '../../support/http-server'
import { cluster, waitWith } from './service'

const headers = { 'OpenStack-API-Maximum-Version': 'container-infra 1.14' }
const refused = (status: number, detail: string): Reply => ({
  status,
  body: { errors: [{ status, title: detail, detail: `${detail}.` }] },
  headers,
})

/** The cluster and its workers, by seconds since the start of the command. */
interface State {
  status: string
  nodes: number
  /** Time of the last change of the cluster. */
  updated?: string
}

/** A service with the cluster `demo`; `change` responds to requests other than GET and DELETE. */
function service(at: (seconds: number) => State, change: (seconds: number) => Reply = () => accepted) {
  return (seconds: number, { method, url }: Received): Reply => {
    const { status, nodes, updated = 'then' } = at(seconds)
    if (method !== 'GET') return change(seconds)
    if (!url.includes('/nodegroups'))
      return { body: cluster('demo', status, { updated_at: updated }), headers }
    const workers = { uuid: 'w', name: 'default-worker', role: 'worker', is_default: true }
    return { body: { nodegroups: [{ ...workers, node_count: nodes, status: 'CREATE_COMPLETE' }] }, headers }
  }
}
const accepted: Reply = { status: 202, body: { uuid: 'uuid-of-demo' }, headers }

const resize = ['cluster-resize', 'demo', '3', '--wait', '-f', 'value', '-c', 'status']
const changes = (requests: readonly string[]) => requests.filter((request) => !request.startsWith('GET'))

test('waits for a busy cluster, then changes it once', async () => {
  let sent = Infinity
  const { code, stdout, stderr, requests } = await waitWith(
    resize,
    service(
      (seconds) => {
        if (seconds < 10) return { status: 'CREATE_IN_PROGRESS', nodes: 1 }
        if (seconds < sent) return { status: 'CREATE_COMPLETE', nodes: 1 }
        return seconds < sent + 20
          ? { status: 'UPDATE_IN_PROGRESS', nodes: 3 }
          : { status: 'UPDATE_COMPLETE', nodes: 3, updated: 'now' }
      },
      (seconds) => {
        sent = seconds + 1
        return accepted
      },
    ),
  )

  expect({ code, stdout, sent: changes(requests) }).toEqual({
    code: 0,
    stdout: 'UPDATE_COMPLETE\n',
    sent: ['POST /v1/clusters/uuid-of-demo/actions/resize'],
  })
  expect(stderr).toBe(`\
Cluster demo is CREATE_IN_PROGRESS: the request will be sent when it is idle.
demo: CREATE_IN_PROGRESS, 0 of 2 nodes
demo: CREATE_COMPLETE, 0 of 2 nodes
Request to resize cluster demo has been accepted.
demo: CREATE_COMPLETE, 0 of 2 nodes
demo: UPDATE_IN_PROGRESS, 0 of 2 nodes
demo: UPDATE_COMPLETE, 0 of 2 nodes
`)
})

test.each([
  [409, 'Cluster demo already has an operation in progress'],
  [400, 'Resizing a cluster when status is "UPDATE_IN_PROGRESS" is not supported'],
  [409, 'Stack demo-abc already has an action (UPDATE) in progress'],
])('a refusal (%i, %s) is retried', async (status, detail) => {
  const { code, stdout, requests } = await waitWith(
    resize,
    service(
      (seconds) =>
        seconds < 10
          ? { status: 'CREATE_COMPLETE', nodes: 1 }
          : { status: 'UPDATE_COMPLETE', nodes: 3, updated: 'now' },
      (seconds) => (seconds < 8 ? refused(status, detail) : accepted),
    ),
  )

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'UPDATE_COMPLETE\n' })
  expect(changes(requests)).toHaveLength(3)
})

test('a refusal is retried within --wait-timeout', async () => {
  const busy = 'Resizing a cluster when status is "UPDATE_IN_PROGRESS" is not supported'
  const { code, stderr, pauses } = await waitWith(
    [...resize, '--wait-timeout', '12'],
    service(
      () => ({ status: 'CREATE_COMPLETE', nodes: 1 }),
      () => refused(400, busy),
    ),
  )

  expect({ code, seconds: pauses.reduce((sum, each) => sum + each) / 1000 }).toEqual({ code: 6, seconds: 12 })
  expect(stderr).toMatch(/ERROR: Cluster demo is still busy after 12 s; nothing was changed\n$/)
})

test.each([
  [
    "Couldn't apply patch '[{'path': '/labels/x', 'op': 'remove'}]'. Reason: can't remove a non-existent object 'x'",
    'remove labels/x',
  ],
  ["The attribute /master_count has existed, please use 'replace' operation instead", 'add master_count=3'],
])('a refusal of what no release changes (%s) names what can be changed', async (detail, change) => {
  const { code, stderr } = await waitWith(
    ['cluster-update', 'demo', ...change.split(' ')],
    service(
      () => ({ status: 'CREATE_COMPLETE', nodes: 1 }),
      () => refused(400, detail),
    ),
  )

  expect(code).toBe(1)
  expect(stderr.split('\n').at(-2)).toBe(
    'Of a cluster, only node_count, health_status and health_status_reason can be changed.',
  )
})

test.each([
  [409, 'There is another cluster template of this name', 7],
  [400, 'Resizing a cluster when status is "CREATE_FAILED" is not supported', 1],
])('any other refusal (%i, %s) ends the command', async (status, detail, expected) => {
  const { code, requests } = await waitWith(
    resize,
    service(
      () => ({ status: 'CREATE_COMPLETE', nodes: 1 }),
      () => refused(status, detail),
    ),
  )

  expect(code).toBe(expected)
  expect(changes(requests)).toHaveLength(1)
})

test('a creation is sent at once and never retried', async () => {
  const create = ['cluster-create', 'demo', '--cluster-template', 'k8s', '--wait']
  const { code, requests } = await waitWith(create, (_, { method }) =>
    method === 'GET'
      ? { body: { uuid: 't', status: 'CREATE_IN_PROGRESS' }, headers }
      : refused(409, 'Cluster demo already has an operation in progress'),
  )

  expect({ code, requests }).toEqual({
    code: 7,
    requests: ['GET /v1/clustertemplates/k8s', 'POST /v1/clusters'],
  })
})

const lost = (why: string) => `\
ERROR: Cluster demo: the request was accepted but not carried out: ${why}
The service drops an accepted request if the cluster is busy or does not allow the change. Run the command again; with --wait the request is sent once the cluster is idle.
`

test.each([
  [['cluster-resize', 'demo', '3'], 'node_count of default-worker is 1, not 3'],
  [['cluster-update', 'demo', 'replace', 'node_count=3'], 'node_count of default-worker is 1, not 3'],
  [['cluster-update', 'demo', 'replace', 'health_status=HEALTHY'], 'health_status is None, not HEALTHY'],
])('%j: an accepted but dropped request is an error', async (words, why) => {
  const { code, stdout, stderr } = await waitWith(
    [...words, '--wait'],
    service(() => ({ status: 'CREATE_COMPLETE', nodes: 1 })),
  )

  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain(lost(why))
})

test.each([
  ['CREATE_COMPLETE', 'CREATE_COMPLETE', 0],
  ['UPDATE_FAILED', 'UPDATE_FAILED', 0],
  ['CREATE_COMPLETE', 'UPDATE_COMPLETE', 0],
  ['CREATE_COMPLETE', 'UPDATE_FAILED', 1],
])('a credential is rotated when the service responds: %s, then %s', async (before, after, code) => {
  let isSent = false
  const at = (seconds: number): State => {
    if (!isSent) return { status: before, nodes: 1 }
    // A driver may begin an operation.
    const status = before === after || seconds > 5 ? after : 'UPDATE_IN_PROGRESS'
    return { status, nodes: 1, updated: status === before ? 'then' : 'now' }
  }
  const send = () => {
    isSent = true
    return accepted
  }
  const run = await waitWith(
    ['credential-rotate', 'demo', '--wait', '-f', 'value', '-c', 'status'],
    service(at, send),
  )

  expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: code === 0 ? `${after}\n` : '' })
})

test('so is one that another operation prevented', async () => {
  const { code, stderr } = await waitWith(
    resize,
    service((seconds) =>
      seconds === 0
        ? { status: 'CREATE_COMPLETE', nodes: 1 }
        : seconds < 60
          ? { status: 'UPDATE_IN_PROGRESS', nodes: 2 }
          : { status: 'UPDATE_COMPLETE', nodes: 2, updated: 'now' },
    ),
  )

  expect(code).toBe(1)
  expect(stderr).toContain(lost('node_count of default-worker is 2, not 3'))
})

test('a change without effect is done once the service has had time to start', async () => {
  const { code, stdout } = await waitWith(
    ['cluster-resize', 'demo', '1', '--wait', '-f', 'value', '-c', 'status'],
    service(() => ({ status: 'CREATE_COMPLETE', nodes: 1 })),
  )

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'CREATE_COMPLETE\n' })
})

test('a health check that changes updated_at is not mistaken for the operation', async () => {
  const { code, stdout } = await waitWith(
    resize,
    service((seconds) => {
      if (seconds === 0) return { status: 'UPDATE_COMPLETE', nodes: 1 }
      if (seconds < 4) return { status: 'UPDATE_COMPLETE', nodes: 1, updated: 'health' }
      return { status: 'UPDATE_COMPLETE', nodes: 3, updated: 'now' }
    }),
  )

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'UPDATE_COMPLETE\n' })
})

test('a shrinking cluster has too many nodes for a while', async () => {
  const { stderr } = await waitWith(['cluster-wait', 'demo'], (seconds) => ({
    body: cluster('demo', seconds < 5 ? 'UPDATE_IN_PROGRESS' : 'UPDATE_COMPLETE', {
      node_addresses: seconds < 2 ? ['a', 'b', 'c'] : ['a'],
      master_addresses: ['m'],
    }),
  }))

  expect(stderr).toBe(`\
demo: UPDATE_IN_PROGRESS, 4 nodes, shrinking to 2
demo: UPDATE_IN_PROGRESS, 2 of 2 nodes
demo: UPDATE_COMPLETE, 2 of 2 nodes
`)
})

test('--wait-timeout is allowed only with --wait', async () => {
  const { code, stderr, requests } = await waitWith(
    ['cluster-resize', 'demo', '3', '--wait-timeout', '5'],
    () => ({}),
  )

  expect({ code, requests }).toEqual({ code: 2, requests: [] })
  expect(stderr).toContain('error: argument --wait-timeout: allowed only with --wait\n')
})

test.each([
  ...['cluster-update demo replace node_count=3', 'cluster-resize demo 3', 'cluster-upgrade demo k8s'],
  ...['ca-rotate demo', 'credential-rotate demo', 'nodegroup-create demo gpu'],
  ...['nodegroup-update demo gpu --max-nodes 5', 'nodegroup-delete demo gpu'],
])('%s: a cluster that stays busy runs out of time, and nothing was changed', async (line) => {
  const { code, stderr, requests } = await waitWith(
    [...line.split(' '), '--wait', '--wait-timeout', '5'],
    service(() => ({ status: 'CREATE_IN_PROGRESS', nodes: 1 })),
  )

  expect(code).toBe(6)
  expect(stderr).toMatch(/ERROR: Cluster demo is still busy after 5 s; nothing was changed\n$/)
  expect(changes(requests)).toEqual([])
})

test.each([
  ['cluster-update demo replace node_count=3', 'PATCH /v1/clusters/uuid-of-demo'],
  ['cluster-resize demo 3', 'POST /v1/clusters/uuid-of-demo/actions/resize'],
  ['cluster-upgrade demo k8s', 'POST /v1/clusters/uuid-of-demo/actions/upgrade'],
  ['ca-rotate demo', 'PATCH /v1/certificates/uuid-of-demo'],
  ['credential-rotate demo', 'PATCH /v1/credentials/uuid-of-demo'],
  ['nodegroup-create demo gpu', 'POST /v1/clusters/uuid-of-demo/nodegroups'],
  ['nodegroup-update demo gpu --max-nodes 5', 'PATCH /v1/clusters/uuid-of-demo/nodegroups/gpu'],
  ['nodegroup-delete demo gpu', 'DELETE /v1/clusters/uuid-of-demo/nodegroups/gpu'],
])('%s: changes the cluster that was idle, not a later one of its name', async (line, sent) => {
  const { requests } = await waitWith([...line.split(' '), '--wait'], (_, { method, url }) => {
    if (method !== 'GET') return refused(403, 'Forbidden')
    const certificate = { pem: 'p', csr: '', cluster_uuid: 'uuid-of-demo' }
    const body = url.includes('/certificates') ? certificate : cluster('demo', 'CREATE_COMPLETE')
    return { body, headers }
  })

  expect(changes(requests)).toEqual([sent])
})

test('a cluster that is not idle in time after a node group is gone hides nothing', async () => {
  let status = 'CREATE_COMPLETE'
  const { code, stdout, stderr } = await waitWith(
    ['nodegroup-delete', 'demo', 'gpu', '--wait', '--wait-timeout', '5'],
    (_, { method, url }) => {
      if (url.endsWith('/nodegroups')) return { body: { nodegroups: [] }, headers }
      if (method === 'GET') return { body: cluster('demo', status), headers }
      status = 'UPDATE_IN_PROGRESS'
      return { status: 204, headers }
    },
  )

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Nodegroup gpu has been deleted.\n' })
  expect(stderr).toContain(
    'WARNING: the node groups are gone, but cluster demo is not idle: Cluster demo did not finish within 5 s\n',
  )
})

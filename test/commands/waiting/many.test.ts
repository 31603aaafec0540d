import { cluster, listOf, waitWith } from './service'

const names = Array.from({ length: 100 }, (_, index) => `c${index}`)

test('waits for 100 clusters with one request per interval, which grows from 2 to 15 s', async () => {
  // The last one is done after five minutes.
  const { code, stdout, requests, pauses } = await waitWith(['cluster-wait', ...names], (seconds) =>
    listOf(
      names.map((name, index) =>
        cluster(name, seconds < index * 3 ? 'CREATE_IN_PROGRESS' : 'CREATE_COMPLETE'),
      ),
    ),
  )

  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: names.map((name) => `Cluster ${name}: done\n`).join(''),
  })
  expect(new Set(requests.slice(0, -1))).toEqual(new Set(['GET /v1/clusters/detail']))
  expect(requests).toHaveLength(pauses.length + 1)
  expect(pauses.slice(0, 4)).toEqual([2000, 2500, 3125, 3906.25])
  expect(pauses.slice(11)).toEqual(Array.from({ length: pauses.length - 11 }, () => 15_000))
  expect(pauses.length).toBeLessThan(30)
})

test('several are polled one by one if all rows before a page of the list have been deleted', async () => {
  const { code, stdout } = await waitWith(
    ['cluster-wait', 'a', 'b', '--for', 'deleted'],
    (seconds, { url }) => {
      const next = '/v1/clusters/detail?marker=uuid-of-a'
      if (url.endsWith('/detail')) return { body: { clusters: [cluster('a', 'DELETE_IN_PROGRESS')], next } }
      return seconds > 0 ? { status: 404, body: {} } : listOf([cluster('b', 'DELETE_IN_PROGRESS')])
    },
  )

  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Cluster a: deleted\nCluster b: deleted\n' })
})

test('the last one is polled by name', async () => {
  const { requests } = await waitWith(['cluster-wait', 'quick', 'slow'], (seconds, { url }) => {
    const slow = cluster('slow', seconds < 5 ? 'CREATE_IN_PROGRESS' : 'CREATE_COMPLETE')
    return url.endsWith('/uuid-of-slow')
      ? { body: slow }
      : listOf([cluster('quick', 'CREATE_COMPLETE'), slow])
  })

  expect(requests).toEqual([
    'GET /v1/clusters/detail',
    'GET /v1/clusters/uuid-of-slow',
    'GET /v1/clusters/uuid-of-slow',
    'GET /v1/clusters/uuid-of-slow',
  ])
})

test('after a wait for a cluster, the output is the resource', async () => {
  const states = ['UPDATE_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_COMPLETE']
  let polls = 0
  const { code, stdout, stderr } = await waitWith(
    ['cluster-resize', 'demo', '3', '--wait', '-f', 'value', '-c', 'status'],
    (_, { method, url }) => ({
      ...(method === 'POST' && { status: 202 }),
      body: url.endsWith('/nodegroups')
        ? { nodegroups: [{ uuid: 'w', role: 'worker', is_default: true, node_count: 3 }] }
        : cluster('demo', method === 'GET' ? (states[polls++] ?? 'UPDATE_COMPLETE') : null),
      headers: { 'OpenStack-API-Maximum-Version': 'container-infra 1.10' },
    }),
  )

  expect({ code, stdout, stderr }).toEqual({
    code: 0,
    stdout: 'UPDATE_COMPLETE\n',
    stderr: `\
Request to resize cluster demo has been accepted.
demo: UPDATE_IN_PROGRESS, 0 of 2 nodes
demo: UPDATE_COMPLETE, 0 of 2 nodes
`,
  })
})

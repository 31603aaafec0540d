import type { Received, Reply } from '../../support/http-server'
import { cluster, listOf, waitWith } from './service'

/** The statuses of clusters by name, after the given seconds. */
const fates: Record<string, (seconds: number) => object[]> = {
  complete: (seconds) => [cluster('complete', seconds < 4 ? 'CREATE_IN_PROGRESS' : 'CREATE_COMPLETE')],
  failed: () => [
    cluster('failed', 'CREATE_FAILED', { status_reason: 'no host', faults: { worker: 'out of memory' } }),
  ],
  deleted: (seconds) => (seconds < 4 ? [cluster('deleted', 'DELETE_IN_PROGRESS')] : []),
  odd: () => [cluster('odd', 'HIBERNATED')],
  slow: () => [cluster('slow', 'CREATE_IN_PROGRESS')],
  twin: () => [cluster('twin', 'CREATE_COMPLETE'), { ...cluster('twin', 'CREATE_COMPLETE'), uuid: 'u2' }],
  nowhere: () => [],
}

function all(seconds: number, { url }: Received): Reply {
  const name = url.slice('/v1/clusters/'.length)
  if (name === 'detail') return listOf(Object.values(fates).flatMap((fate) => fate(seconds)))
  const [found] = fates[name.replace('uuid-of-', '')]?.(seconds) ?? []
  return found ? { body: found } : { status: 404 }
}

const reasons: Record<string, string> = {
  failed: 'ERROR: Cluster failed is CREATE_FAILED: no host\nFaults: worker: "out of memory"\n',
  deleted: 'ERROR: Cluster deleted is gone\n',
  odd: 'ERROR: Cluster odd did not finish within 60 s\nTo continue waiting: magnum cluster-wait odd\n',
  slow: 'ERROR: Cluster slow did not finish within 60 s\nTo continue waiting: magnum cluster-wait slow\n',
  twin: 'ERROR: There are several clusters named twin\nUse their UUIDs instead.\n',
  nowhere: 'ERROR: Cluster nowhere could not be found\n',
}

test.each<[string[], number]>([
  [['complete', 'complete'], 0],
  [['complete', 'failed'], 1],
  [['deleted', 'complete'], 3],
  [['complete', 'nowhere'], 3],
  [['slow', 'complete'], 6],
  [['odd', 'complete'], 6],
  [['twin', 'complete'], 7],
  // The exit code is that of the first failure.
  [['failed', 'slow', 'nowhere'], 1],
  [['slow', 'complete', 'failed'], 6],
  [['complete', 'failed', 'deleted', 'odd', 'slow', 'twin', 'nowhere'], 1],
])('%j: exit code %i, and the reason for each', async (names, expected) => {
  const { code, stdout, stderr } = await waitWith(['cluster-wait', ...names, '--wait-timeout', '60'], all)

  expect(code).toBe(expected)
  const done = names.filter((name) => name === 'complete')
  expect(stdout).toBe(done.map((name) => `Cluster ${name}: done\n`).join(''))
  const said = stderr.replace(/^[a-z]+: .*\n/gm, '')
  expect(said).toBe(names.map((name) => reasons[name] ?? '').join(''))
})

test.each([[['complete']], [['complete', 'slow']]])(
  'a new cluster of the same name is not the same cluster: %j',
  async (names) => {
    const { code, stderr } = await waitWith(['cluster-wait', ...names], (seconds, { url }) => {
      if (seconds < 4) return all(seconds, { url } as Received)
      const next = { ...cluster('complete', 'CREATE_COMPLETE'), uuid: 'another' }
      if (url.endsWith('/detail')) return listOf([next, cluster('slow', 'CREATE_COMPLETE')])
      return url.endsWith('/complete') ? { body: next } : { status: 404 }
    })

    expect(code).toBe(3)
    expect(stderr).toContain('ERROR: Cluster complete is gone\n')
  },
)

test('with --for deleted, waits until the cluster is gone', async () => {
  const words = ['cluster-wait', 'deleted', 'nowhere', 'slow', '--for', 'deleted', '--wait-timeout', '60']
  const { code, stdout, stderr } = await waitWith(words, all)

  expect({ code, stdout }).toEqual({
    code: 6,
    stdout: 'Cluster deleted: deleted\nCluster nowhere: deleted\n',
  })
  expect(stderr).toContain('To continue waiting: magnum cluster-wait slow --for deleted\n')
})

test("without --wait-timeout, the cluster's own timeout applies", async () => {
  const { code, pauses } = await waitWith(['cluster-wait', 'slow'], () => ({
    body: cluster('slow', 'CREATE_IN_PROGRESS', { create_timeout: 2 }),
  }))

  expect(code).toBe(6)
  expect(pauses.reduce((sum, each) => sum + each)).toBe(120_000)
})

test('node groups are deleted one by one, waiting until each is gone', async () => {
  const goes: Record<string, number> = {}
  const { code, stdout, requests } = await waitWith(
    ['nodegroup-delete', 'demo', 'gpu', 'none', 'big', '--wait'],
    (seconds, { method, url }) => {
      const name = url.split('/').pop()?.replace('uuid-of-', '') ?? ''
      const headers = { 'OpenStack-API-Maximum-Version': 'container-infra 1.10' }
      if (method === 'DELETE') {
        if (name === 'none') return { status: 404 }
        goes[name] = seconds + 4
        return { status: 204 }
      }
      if (name === 'demo') {
        const isBusy = Object.values(goes).some((end) => seconds < end + 1)
        return { body: cluster('demo', isBusy ? 'UPDATE_IN_PROGRESS' : 'UPDATE_COMPLETE'), headers }
      }
      const groups = ['gpu', 'big'].filter((each) => seconds < (goes[each] ?? Infinity))
      const status = (each: string) => (each in goes ? 'DELETE_IN_PROGRESS' : 'CREATE_COMPLETE')
      return {
        body: { nodegroups: groups.map((each) => ({ uuid: each, name: each, status: status(each) })) },
        headers,
      }
    },
  )

  expect({ code, stdout }).toEqual({
    code: 3,
    stdout: 'Nodegroup gpu has been deleted.\nNodegroup big has been deleted.\n',
  })
  // Once more at the end, so that the cluster is idle for the next change.
  const told = requests.map((request) => request.replace('uuid-of-', ''))
  expect(told.filter((request) => !request.endsWith('/nodegroups'))).toEqual([
    ...['GET /v1/clusters/demo', 'DELETE /v1/clusters/demo/nodegroups/gpu'],
    ...['GET /v1/clusters/demo', 'GET /v1/clusters/demo'],
    ...['GET /v1/clusters/demo', 'GET /v1/clusters/demo', 'DELETE /v1/clusters/demo/nodegroups/none'],
    ...['GET /v1/clusters/demo', 'DELETE /v1/clusters/demo/nodegroups/big'],
    ...['GET /v1/clusters/demo', 'GET /v1/clusters/demo', 'GET /v1/clusters/demo', 'GET /v1/clusters/demo'],
  ])
})

test('a deletion that the service accepts but drops is an error', async () => {
  const { code, stderr } = await waitWith(['cluster-delete', 'demo', '--wait'], (_, { method }) =>
    method === 'DELETE' ? { status: 204 } : { body: cluster('demo', 'CREATE_COMPLETE') },
  )

  expect(code).toBe(1)
  expect(stderr).toContain(
    'ERROR: Cluster demo: the request was accepted but not carried out: it is still CREATE_COMPLETE\n',
  )
})

test('of a reason of megabytes, only the start is shown', async () => {
  const status_reason = 'no host '.repeat(2 ** 17)
  const { stderr } = await waitWith(['cluster-wait', 'demo'], (seconds) => ({
    body: cluster('demo', seconds < 4 ? 'CREATE_IN_PROGRESS' : 'CREATE_FAILED', { status_reason }),
  }))
  expect(stderr).toMatch(/^demo: CREATE_IN_PROGRESS, 0 of 2 nodes, (no host ){125}\u2026\n/)
  expect(stderr).toMatch(/^ERROR: Cluster demo is CREATE_FAILED: (no host )+[^ ]*\u2026$/m)
  expect(stderr.length).toBeLessThan(20_000)
})

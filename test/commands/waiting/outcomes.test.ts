import type { Received, Reply } from '../../support/http-server'
import { cluster, listOf, waitWith } from './service'

/** What becomes of clusters, by their names, after so many seconds. */
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
  const [found] = fates[name]?.(seconds) ?? []
  return found ? { body: found } : { status: 404 }
}

const reasons: Record<string, string> = {
  failed: 'ERROR: Cluster failed is CREATE_FAILED: no host\nFaults: worker: "out of memory"\n',
  deleted: 'ERROR: Cluster deleted is gone\n',
  odd: 'ERROR: Cluster odd is not done after 60 s\nTo wait on: magnum cluster-wait odd\n',
  slow: 'ERROR: Cluster slow is not done after 60 s\nTo wait on: magnum cluster-wait slow\n',
  twin: 'ERROR: There are several clusters named twin\nName them by their UUIDs.\n',
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
  // Of several failures, the code is the first one's.
  [['failed', 'slow', 'nowhere'], 1],
  [['slow', 'complete', 'failed'], 6],
  [['complete', 'failed', 'deleted', 'odd', 'slow', 'twin', 'nowhere'], 1],
])('%j: exit code %i, and the reason of each', async (names, expected) => {
  const { code, stdout, stderr } = await waitWith(['cluster-wait', ...names, '--wait-timeout', '60'], all)

  expect(code).toBe(expected)
  const done = names.filter((name) => name === 'complete')
  expect(stdout).toBe(done.map((name) => `Cluster ${name}: done\n`).join(''))
  const said = stderr.replace(/^[a-z]+: .*\n/gm, '')
  expect(said).toBe(names.map((name) => reasons[name] ?? '').join(''))
})

test('with --for deleted, to be gone is the end', async () => {
  const words = ['cluster-wait', 'deleted', 'nowhere', 'slow', '--for', 'deleted', '--wait-timeout', '60']
  const { code, stdout, stderr } = await waitWith(words, all)

  expect({ code, stdout }).toEqual({
    code: 6,
    stdout: 'Cluster deleted: deleted\nCluster nowhere: deleted\n',
  })
  expect(stderr).toContain('To wait on: magnum cluster-wait slow --for deleted\n')
})

test("without --wait-timeout, the cluster's own time limit counts", async () => {
  const { code, pauses } = await waitWith(['cluster-wait', 'slow'], () => ({
    body: cluster('slow', 'CREATE_IN_PROGRESS', { create_timeout: 2 }),
  }))

  expect(code).toBe(6)
  expect(pauses.reduce((sum, each) => sum + each)).toBe(120_000)
})

test('a node group is waited for until it is gone', async () => {
  const { code, stdout, requests } = await waitWith(
    ['nodegroup-delete', 'demo', 'gpu', 'none', '--wait'],
    (seconds, { method, url }) => {
      if (method !== 'GET') return url.endsWith('/none') ? { status: 404 } : { status: 204 }
      const groups = seconds < 4 ? [{ uuid: 'u', name: 'gpu', status: 'DELETE_IN_PROGRESS' }] : []
      return {
        body: { nodegroups: groups },
        headers: { 'OpenStack-API-Maximum-Version': 'container-infra 1.10' },
      }
    },
  )

  expect({ code, stdout }).toEqual({ code: 3, stdout: 'Nodegroup gpu has been deleted.\n' })
  expect(requests.slice(-3)).toEqual(Array.from({ length: 3 }, () => 'GET /v1/clusters/demo/nodegroups'))
})

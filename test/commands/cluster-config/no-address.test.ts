import { readdirSync } from 'node:fs'
import { cannedCloud } from '../canned'

test.each(['kubernetes', 'swarm', 'mesos'].flatMap((coe) => [null, ''].map((address) => ({ coe, address }))))(
  'no address yet, $coe and $address: one error, nothing on stdout, no files',
  async ({ coe, address }) => {
    const { folder, run, requests } = await cannedCloud(
      { api_address: address, status: 'CREATE_IN_PROGRESS' },
      { coe, tls_disabled: false },
    )
    expect(await run(['cluster-config', 'demo', '--dir', 'made'])).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'ERROR: Cluster demo has no address yet; it is CREATE_IN_PROGRESS\n' +
        "Wait for it with 'magnum cluster-wait demo', or check it with 'magnum cluster-show demo'\n",
    })
    expect(requests()).toEqual(['GET /v1/clusters/demo'])
    expect(readdirSync(folder)).toEqual([])
  },
)

test('a failed cluster will never have an address', async () => {
  const { run } = await cannedCloud({ api_address: null, status: 'CREATE_FAILED' })
  expect(await run(['cluster-config', 'demo'])).toEqual({
    code: 1,
    stdout: '',
    stderr:
      'ERROR: Cluster demo has no address yet; it is CREATE_FAILED\n' +
      "Find out why with 'magnum cluster-diagnose demo'\n",
  })
})

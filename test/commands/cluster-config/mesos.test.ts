import { readdirSync } from 'node:fs'
import { cannedCloud } from '../canned'
import { cloudWithCluster } from '../cloud'

test.each([true, false])(
  'Mesos, TLS disabled %s: exports its address, and stderr says what to use',
  async (off) => {
    const { run } = await cloudWithCluster({
      coe: 'mesos',
      image_id: 'ubuntu-mesos',
      flavor_id: 'm1.small',
      master_flavor_id: 'm1.small',
      external_network_id: 'public',
      tls_disabled: off,
    })
    const { code, stdout, stderr } = await run('cluster-config demo')
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'export MESOS_MASTER=10.0.1.5\n\n' })
    expect(stderr).toContain(
      'mesos has no client to configure: use its web interfaces, ' +
        'Mesos at http://10.0.1.5:5050 and Marathon at http://10.0.1.5:8080.\n',
    )
  },
)

test('Mesos without TLS writes no files', async () => {
  const { folder, run } = await cannedCloud({ api_address: '10.0.0.9' }, { coe: 'mesos' })
  expect((await run(['cluster-config', 'demo', '--dir', 'made'])).stdout).toBe(
    'export MESOS_MASTER=10.0.0.9\n\n',
  )
  expect(readdirSync(folder)).toEqual([])
})

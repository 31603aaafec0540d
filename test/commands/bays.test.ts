import { cloudWithCluster } from './cloud'

// Commands from guides written when clusters were called bays (python-magnumclient 2.3.1).

test('ca-show --bay', async () => {
  const { run } = await cloudWithCluster()
  const { stdout, stderr } = await run('ca-show --bay demo')
  expect(stdout).toBe((await run('ca-show demo')).stdout)
  expect(stderr).toContain('WARNING: --bay is deprecated. Use --cluster to avoid seeing this message.\n')
})

test('ca-sign --bay', async () => {
  const { run } = await cloudWithCluster()
  const { stderr } = await run('ca-sign --bay demo')
  expect(stderr).toContain('error: A CSR must be provided\n')
})

test('bay-list --fields baymodel_id', async () => {
  const { run } = await cloudWithCluster()
  const { stdout } = await run('bay-list --fields baymodel_id')
  expect(stdout).toMatch(/ Baymodel Id +\|\n/)
  const { stdout: template } = await run('cluster-show demo -f value -c cluster_template_id')
  expect(stdout).toContain(` ${template.trim()} |\n`)
})

test('--timings', async () => {
  const { run } = await cloudWithCluster()
  const { code, stderr } = await run('--timings bay-list')
  expect(code).toBe(0)
  expect(stderr).toMatch(/^\| URL +\| Seconds \|$/m)
})

/* Labels and taints of the nodes of node groups. */
import { cloudWithCluster } from './cloud'

test('taints are shown as in Kubernetes; in formats for programs, as in the API', async () => {
  const { run } = await cloudWithCluster()
  await run('nodegroup-create demo gpu --node-taints gpu=yes:NoSchedule,spot:NoExecute')

  expect((await run('nodegroup-show demo gpu')).stdout).toMatch(
    /^\| node_taints +\| gpu=yes:NoSchedule, spot:NoExecute +\|$/m,
  )
  expect(JSON.parse((await run('nodegroup-show demo gpu -f json -c node_taints')).stdout)).toEqual({
    node_taints: [
      { key: 'gpu', value: 'yes', effect: 'NoSchedule' },
      { key: 'spot', effect: 'NoExecute' },
    ],
  })
})

test('an empty value removes all labels or taints', async () => {
  const { run, call } = await cloudWithCluster()
  await run('nodegroup-create demo gpu --node-labels a=b --node-taints spot:NoExecute')
  const group = async () => (await call('GET', '/v1/clusters/demo/nodegroups/gpu')).body

  expect((await run(['nodegroup-update', 'demo', 'gpu', '--node-labels', ''])).code).toBe(0)
  expect(await group()).toMatchObject({ node_labels: {}, node_taints: [{ key: 'spot' }] })
  expect((await run(['nodegroup-update', 'demo', 'gpu', '--node-taints='])).code).toBe(0)
  expect(await group()).toMatchObject({ node_labels: {}, node_taints: [] })
})

test('an empty value clears an attribute of a template', async () => {
  const { run, call } = await cloudWithCluster()
  await run('cluster-template-update template --http-proxy http://proxy:3128 --tag a')
  const template = async () => (await call('GET', '/v1/clustertemplates/template')).body
  expect(await template()).toMatchObject({ http_proxy: 'http://proxy:3128', tags: 'a' })

  await run(['cluster-template-update', 'template', '--http-proxy', '', '--tag', ''])
  expect(await template()).toMatchObject({ http_proxy: null, tags: null })

  await run(['cluster-template-update', 'template', 'replace', 'labels='])
  expect(await template()).toMatchObject({ labels: {} })
})

test('--dry-run shows the resulting labels', async () => {
  const { run } = await cloudWithCluster()
  const create = 'cluster-create new --cluster-template template --labels a=b --dry-run'
  expect((await run(`${create} --merge-labels`)).stdout).toMatch(
    /^POST \/v1\/clusters\n[^]*\nLabels of the cluster: \{\n {2}"kube_tag": "v1.25.3",\n {2}"a": "b"\n\}\n$/,
  )
  expect((await run(create)).stdout).toMatch(/\nLabels of the cluster: \{\n {2}"a": "b"\n\}\n$/)
  expect(
    (await run('cluster-template-update template --label a=b --no-label kube_tag --dry-run')).stdout,
  ).toMatch(/^PATCH [^]*\nLabels of the template: \{\n {2}"a": "b"\n\}\n$/)
})

test('a value with a comma gets a hint', async () => {
  const { run } = await cloudWithCluster()
  const { code, stderr } = await run('cluster-create new --cluster-template template --labels a=b=c,d')
  expect(code).toBe(2)
  expect(stderr).toContain(
    'error: labels must be a list of KEY=VALUE not d\nIf a value contains a comma, give each label its own option: --labels KEY=VALUE,VALUE --labels KEY=VALUE\n',
  )
})

test('cluster-wait returns statuses', async () => {
  const { run } = await cloudWithCluster()
  expect(await run('cluster-wait demo -f value -c status')).toMatchObject({
    code: 0,
    stdout: 'CREATE_COMPLETE\n',
  })
  expect((await run('cluster-wait demo -f csv')).stdout).toBe('"subject","ok","error"\n"demo",True,""\n')
})

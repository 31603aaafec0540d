import { cell, openReader } from './reader'

// User guide, chapter "Cluster": the life cycle. The guide assumes a template named mytemplate.
const reader = openReader()

beforeAll(() =>
  reader.types(String.raw`
magnum cluster-template-create mytemplate --coe kubernetes --image fedora-atomic-latest \
  --external-network public --keypair testkey --master-lb-enabled
`),
)

test('the cluster-create command deploys a cluster', async () => {
  const { code, stdout } = await reader.types(String.raw`
magnum cluster-create mycluster \
                  --cluster-template mytemplate \
                  --node-count 8 \
                  --master-count 3
`)
  expect(code).toBe(0)
  expect(stdout).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
})

test('the cluster-list command lists all the clusters that belong to the tenant', async () => {
  const { stdout } = await reader.types(`
magnum cluster-list
`)
  expect(stdout).toMatch(
    /^\| [0-9a-f-]{36} \| mycluster \| testkey \| 8 +\| 3 +\| CREATE_(IN_PROGRESS|COMPLETE) \|$/m,
  )
})

test('the cluster-show command prints all the details of a cluster', async () => {
  await reader.types('magnum cluster-wait mycluster')
  const { stdout } = await reader.types(`
magnum cluster-show mycluster
`)
  expect(cell(stdout, 'status')).toBe('CREATE_COMPLETE')
  expect(cell(stdout, 'create_timeout')).toBe('60')
  expect(cell(stdout, 'master_addresses')).toBe("['10.0.1.5', '10.0.1.6', '10.0.1.7']")
})

test('a cluster can be modified using the cluster-update command', async () => {
  const { code, stdout } = await reader.types(`
magnum cluster-update mycluster replace node_count=8
`)
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: 'Request to update cluster mycluster has been accepted.\n',
  })
})

test('scaling is done through the cluster-update operation by modifying node_count', async () => {
  await reader.types('magnum cluster-wait mycluster')
  await reader.types(`
magnum cluster-update mycluster replace node_count=2
`)
  await reader.types('magnum cluster-wait mycluster')
  const { stdout } = await reader.types('magnum cluster-show mycluster')
  expect(cell(stdout, 'node_count')).toBe('2')
  expect(cell(stdout, 'node_addresses')).toBe("['10.0.2.5', '10.0.2.6']")
})

test('the cluster-delete operation removes the cluster', async () => {
  const { stdout } = await reader.types(`
magnum cluster-delete mycluster
`)
  expect(stdout).toBe('Request to delete cluster mycluster has been accepted.\n')
  await reader.types('magnum cluster-wait mycluster --for deleted')
  expect((await reader.types('magnum cluster-show mycluster')).code).toBe(3)
})

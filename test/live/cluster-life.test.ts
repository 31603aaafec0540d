import { program } from '../support/program'
import { answer, dropTemplate, magnum, makeTemplate, member } from './support/cloud'

// Each test continues with the cluster as the previous one left it.
const name = 'life'

beforeAll(async () => {
  await makeTemplate(name)
  await makeTemplate(`${name}-next`)
})
afterAll(async () => {
  await dropTemplate(name)
  await dropTemplate(`${name}-next`)
})

const show = () => answer(['cluster-show', name])

test('creates a cluster and prints its API address', async () => {
  const words = ['cluster-create', name, '--cluster-template', name, '--labels', 'kube_tag=v1.25.3']
  expect(await magnum(words)).toMatch(/^Request to create cluster [0-9a-f-]{36} has been accepted\.\n$/)
  expect(await magnum(['cluster-wait', name, '--for', 'CREATE_COMPLETE', '--wait-timeout', '60'])).toBe(
    `Cluster ${name}: CREATE_COMPLETE\n`,
  )
  expect(await show()).toMatchObject({
    name,
    status: 'CREATE_COMPLETE',
    api_address: 'https://127.0.0.1:6443',
    node_addresses: ['10.0.2.5'],
    labels: { kube_tag: 'v1.25.3' },
  })
})

test('lists it', async () => {
  expect(await magnum(['cluster-list', '-f', 'value', '-c', 'name', '-c', 'status'])).toContain(
    `${name} CREATE_COMPLETE\n`,
  )
})

test('awk can parse its table', async () => {
  const line = (await magnum(['cluster-show', name])).split('\n').find((row) => row.includes(' api_address '))
  expect(line?.split(/\s+/)[3]).toBe('https://127.0.0.1:6443')
})

test('adds nodes with an update', async () => {
  await magnum(['cluster-update', name, 'replace', 'node_count=2', '--wait'])
  expect(await show()).toMatchObject({ status: 'UPDATE_COMPLETE', node_count: 2 })
})

test('removes nodes with a resize', async () => {
  await magnum(['cluster-resize', name, '1', '--wait'])
  expect(await show()).toMatchObject({ status: 'UPDATE_COMPLETE', node_count: 1 })
})

test('upgrades it to another template', async () => {
  await magnum(['cluster-upgrade', name, `${name}-next`, '--wait'])
  const next = (await answer(['cluster-template-show', `${name}-next`])) as { uuid: string }
  expect(await show()).toMatchObject({ status: 'UPDATE_COMPLETE', cluster_template_id: next.uuid })
})

test('deletes it; then it is not found', async () => {
  expect(await magnum(['cluster-delete', name])).toBe(
    `Request to delete cluster ${name} has been accepted.\n`,
  )
  await magnum(['cluster-wait', name, '--for', 'deleted', '--wait-timeout', '60'])
  const { code, stdout, stderr } = await program(['cluster-show', name], { env: member })
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' })
  expect(stderr).toMatch(/^ERROR: Cluster life could not be found.* \(HTTP 404\) \(Request-ID: req-\S+\)\n/)
})

test('a failed creation ends with its exit code and the reason', async () => {
  const words = ['cluster-create', 'doomed', '--cluster-template', name, '--labels', 'test_outcome=failed']
  const { code, stderr } = await program([...words, '--wait'], { env: member })
  expect(code).toBe(1)
  expect(stderr).toContain('Stack CREATE failed: no valid host was found')
  await program(['cluster-delete', 'doomed'], { env: member })
  await magnum(['cluster-wait', 'doomed', '--for', 'deleted'])
})

import { attributes } from '../../src/client/magnum/attributes'
import { commands } from '../../src/commands/registry'
import { serve, type TestServer } from '../support/http-server'
import { magnum } from '../support/run'
import { temporaryFolder } from '../support/temporary-folder'
import { everyCommand } from './secrets/every-command'

/** The service's response to any request. */
const anything = {
  uuid: 'u1',
  name: 'demo',
  cluster_template_id: 't1',
  status: 'CREATE_COMPLETE',
  cluster_id: 's1',
}
let server: TestServer
beforeAll(async () => {
  server = await serve(({ method, url }) => {
    if (method === 'DELETE') return { status: 204 }
    return { body: method === 'GET' && url === '/v1/clusters' ? { clusters: [anything] } : anything }
  })
})
afterAll(() => server.close())

const run = (words: readonly string[]) =>
  magnum(words, {
    env: { OS_AUTH_TYPE: 'none', OS_ENDPOINT_OVERRIDE: `${server.url}/v1`, HOME: temporaryFolder() },
  })

const bad = [
  ['-c', 'nosuch'],
  ['-c', 'status,nosuch'],
  ['-f', 'json', '-c', 'nosuch'],
  ['-f', 'nosuch'],
  ['--sort-column', 'nosuch'],
  ['--max-width', 'wide'],
  ['--max-width', '-5'],
  ['--quote', 'nosuch'],
]

test('a command that changes something refuses invalid output options first', async () => {
  const definitions = await Promise.all(Object.values(commands).map((load) => load()))
  const changing = definitions.filter(
    ({ changes, answer, name }) => changes ?? (answer === 'outcomes' && /delete/.test(name)),
  )
  expect(changing.map(({ name }) => name).sort()).toEqual([
    ...['ca-rotate', 'cluster-create', 'cluster-delete', 'cluster-resize', 'cluster-template-create'],
    ...['cluster-template-delete', 'cluster-template-update', 'cluster-update', 'cluster-upgrade'],
    ...['credential-rotate', 'nodegroup-create', 'nodegroup-delete', 'nodegroup-update', 'quotas-create'],
    ...['quotas-delete', 'quotas-update'],
  ])
  for (const { name, answer } of changing) {
    const options = answer === 'outcomes' ? [...bad, ['-f', 'shell']] : bad
    for (const option of options) {
      const ran = await run([name, ...(everyCommand[name] ?? []), ...option])
      expect([name, option, ran.code, ran.stdout]).toEqual([name, option, 2, ''])
    }
  }
  expect(server.requests).toEqual([])
})

test.each([
  ...['cluster-diagnose', 'cluster-events', 'cluster-show', 'cluster-template-show', 'nodegroup-show'],
])('%s refuses invalid output options', async (name) => {
  // A diagnosis has no rows to sort.
  for (const option of bad.filter(([flag]) => name !== 'cluster-diagnose' || flag !== '--sort-column')) {
    const ran = await run([name, ...(everyCommand[name] ?? ['demo']), ...option])
    expect([option, ran.code, ran.stdout]).toEqual([option, 2, ''])
  }
})

test('an attribute of other API versions is a warning after the change, with the output', async () => {
  expect(
    await run([
      'cluster-create',
      'demo',
      '--cluster-template',
      't',
      '-f',
      'json',
      '-c',
      'stack_id',
      '-c',
      'uuid',
    ]),
  ).toEqual({
    code: 0,
    stdout: '{\n  "stack_id": null,\n  "uuid": "u1"\n}\n',
    stderr: 'WARNING: this API version has no attribute stack_id; it has cluster_id.\n',
  })
})

test.each<[string, unknown]>([
  ['cluster-show demo', { stack_id: null, uuid: 'u1' }],
  ['cluster-list', [{ uuid: 'u1', stack_id: null }]],
])('%s: an attribute of other API versions is a warning too', async (line, shown) => {
  const ran = await run([...line.split(' '), '-f', 'json', '-c', 'stack_id', '-c', 'uuid'])
  expect(ran).toMatchObject({
    code: 0,
    stderr: 'WARNING: this API version has no attribute stack_id; it has cluster_id.\n',
  })
  expect(JSON.parse(ran.stdout)).toEqual(shown)
})

test('lists of attributes have no duplicates', () => {
  for (const names of Object.values(attributes)) expect([...new Set(names)]).toEqual(names)
})

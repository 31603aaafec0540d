import { fc } from '../../support/random'
import { MagnumError } from '../../../src/foundation/errors'
import { errorFromResponse } from '../../../src/client/http/errors'
import type { HttpResponse } from '../../../src/client/http/transport'
import { MagnumClient } from '../../../src/client/magnum/client'
import type { Session } from '../../../src/client/keystone/session'
import { collect } from '../../support/collect'
import { samples } from './samples'

/** A session that returns this response to every request, or throws its error. */
function answering(response: Partial<HttpResponse>): Session {
  const whole = { status: 200, headers: {}, body: '', url: 'https://magnum.example/v1', ...response }
  return {
    request: () => (whole.status >= 400 ? Promise.reject(errorFromResponse(whole)) : Promise.resolve(whole)),
    projectId: () => Promise.resolve(undefined),
    close: () => undefined,
  }
}

/** Every call that parses a response. */
const readers: [string, (client: MagnumClient) => Promise<unknown>][] = [
  ['a list of clusters', (c) => collect(c.clusters.list())],
  ['a cluster', (c) => c.clusters.get('demo')],
  ['the UUID of a resource', (c) => c.clusters.create({ cluster_template_id: 'k8s' })],
  ['a list of clustertemplates', (c) => collect(c.clusterTemplates.list())],
  ['a cluster template', (c) => c.clusterTemplates.get('k8s')],
  ['a list of nodegroups', (c) => collect(c.nodegroups.list('demo'))],
  ['a node group', (c) => c.nodegroups.get('demo', 'gpu')],
  ['a certificate', (c) => c.certificates.get('demo')],
  ['a list of quotas', (c) => collect(c.quotas.list())],
  ['a quota', (c) => c.quotas.get('project', 'Cluster')],
  ['statistics', (c) => c.stats.get()],
  ['a list of mservices', (c) => collect(c.services.list())],
]

describe.each(readers)('%s', (what, read) => {
  test.each(['', 'null', '[]', '"text"', '42', '<html></html>', '{"clusters": [', '\ufeff{}'])(
    'is not %j',
    async (body) => {
      await expect(read(new MagnumClient(answering({ body })))).rejects.toMatchObject({
        kind: 'failed',
        message: `The service answered with something that is not ${what}`,
      })
    },
  )
})

const changes: [string, (client: MagnumClient) => Promise<unknown>][] = [
  ['cluster-delete', (c) => c.clusters.delete('demo')],
  ['cluster-update', (c) => c.clusters.update('demo', [{ op: 'replace', path: '/node_count', value: 2 }])],
  ['cluster-template-delete', (c) => c.clusterTemplates.delete('k8s')],
  ['nodegroup-delete', (c) => c.nodegroups.delete('demo', 'gpu')],
  ['quotas-delete', (c) => c.quotas.delete('project', 'Cluster')],
]

test.each(changes)('%s: the web page of a captive portal is an error', async (_what, change) => {
  await expect(change(new MagnumClient(answering({ body: '\n<!DOCTYPE html>' })))).rejects.toMatchObject({
    kind: 'failed',
    message: 'The service answered with a web page, so nothing may have been done',
  })
})

test.each([
  { status: 204 },
  { status: 205 },
  { status: 202, body: '{"uuid": "u"}' },
  { body: '' },
  { body: 'null' },
])('cluster-delete: %j means that it was accepted', async (response) => {
  await expect(new MagnumClient(answering(response)).clusters.delete('demo')).resolves.toBeUndefined()
})

test.each([
  { uuid: 1 },
  { uuid: null },
  { uuid: 'u', node_addresses: '10.0.0.5' },
  { uuid: 'u', node_count: '3' },
  { uuid: 'u', status: { a: 1 } },
])('%j is not a cluster', async (body) => {
  const client = new MagnumClient(answering({ body: JSON.stringify(body) }))

  await expect(client.clusters.get('demo')).rejects.toThrow('something that is not a cluster')
})

test('listRows and getRow accept attributes of any type', async () => {
  const rows = [{ uuid: null, node_count: '3' }, null, {}, { name: 7 }]
  const client = new MagnumClient(
    answering({ body: JSON.stringify({ ...rows[0], clusters: rows, clustertemplates: null }) }),
  )

  expect(await client.clusters.getRow('demo')).toMatchObject(rows[0]!)
  expect(await collect(client.clusters.listRows())).toEqual([[rows[0], rows[3]]])
  expect(await collect(client.clusterTemplates.listRows())).toEqual([[]])
})

test.each(['', 'null', '[]', '42', '{}'])('getRow refuses %j as a cluster', async (body) => {
  const client = new MagnumClient(answering({ body }))

  await expect(client.clusters.getRow('demo')).rejects.toThrow('something that is not a cluster')
})

test('keeps unknown attributes and nulls', async () => {
  const body =
    '{"uuid":"u","status":null,"labels":{"__proto__":"x","constructor":"y"},"keypair":[1],"future":[{"a":1.5}]}'
  const cluster = await new MagnumClient(answering({ body })).clusters.get('demo')

  expect(JSON.stringify(cluster)).toBe(body)
})

/** A sample with one value replaced, removed or nested, or with its text truncated or overwritten. */
const mutated = fc.constantFrom(...samples).chain((sample) =>
  fc.oneof(
    fc.tuple(fc.nat(), fc.jsonValue()).map(([at, value]) => JSON.stringify(replaced(sample, at, value))),
    fc.nat().map((at) => JSON.stringify(replaced(sample, at, undefined))),
    fc
      .tuple(fc.nat(), fc.integer({ min: 1, max: 2000 }))
      .map(([at, depth]) => JSON.stringify(replaced(sample, at, nested(depth)))),
    fc.nat().map((at) => JSON.stringify(sample).slice(0, at % JSON.stringify(sample).length)),
    fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 4 })).map(([at, text]) => {
      const whole = JSON.stringify(sample)
      const index = at % whole.length
      return whole.slice(0, index) + text + whole.slice(index + text.length)
    }),
  ),
)

function nested(depth: number): unknown {
  let value: unknown = 1e308
  for (let level = 0; level < depth; level += 1) value = [value]
  return value
}

/** Replaces the n-th nested value, counted across all levels. */
function replaced(value: unknown, at: number, by: unknown): unknown {
  let parts = 0
  JSON.stringify(value, (_key, part: unknown) => {
    parts += 1
    return part
  })
  let index = -1
  const text = JSON.stringify({ value }, (_key, part: unknown) => {
    index += 1
    return index > 0 && index === 1 + (at % parts) ? by : part
  })
  return (JSON.parse(text) as { value?: unknown }).value ?? null
}

test('5,000 mutated responses: each is a result or a MagnumError, never a crash', async () => {
  const status = fc.constantFrom(200, 200, 200, 202, 400, 401, 403, 404, 406, 409, 500, 503, 599)
  const [, ...reads] = readers
  await fc.assert(
    fc.asyncProperty(mutated, status, fc.nat(), async (body, status, at) => {
      const [, read] = reads[at % reads.length]!
      const outcome = await read(new MagnumClient(answering({ body, status }))).catch(
        (error: unknown) => error,
      )
      if (!(outcome instanceof Error)) return
      expect(outcome).toBeInstanceOf(MagnumError)
      expect(outcome.message).not.toMatch(/\n/)
      expect(outcome.message.length).toBeLessThan(1100)
    }),
    { numRuns: 5000 },
  )
})

import { setTimeout } from 'node:timers/promises'
import * as bodies from './bodies'
import { heatLogin, type HeatLogin, type Users } from './client'
import { differences, type Shape } from './shapes'

/** A request to Heat and the response of Heat 19. `{name}` and `{id}` are replaced by those of the cluster's stack. */
interface HeatCase {
  what: string
  path: string
  status: number
  shape: Shape
  /** Sent without a token. */
  nobody?: true
}

const cases: readonly HeatCase[] = [
  { what: 'without a token', path: '/stacks', nobody: true, status: 401, shape: bodies.unauthorized },
  { what: 'by ID in the list', path: '/stacks?id={id}', status: 200, shape: bodies.stacks },
  { what: 'by ID alone', path: '/stacks/{id}', status: 302, shape: bodies.stackRedirect },
  { what: 'by name alone', path: '/stacks/{name}', status: 302, shape: bodies.stackRedirect },
  {
    what: 'resources by ID alone',
    path: '/stacks/{id}/resources?status=FAILED',
    status: 302,
    shape: bodies.stackRedirect,
  },
  { what: 'the stack', path: '/stacks/{name}/{id}?resolve_outputs=False', status: 200, shape: bodies.stack },
  { what: 'its resources', path: '/stacks/{name}/{id}/resources', status: 200, shape: bodies.stackResources },
  {
    what: 'failed resources',
    path: '/stacks/{name}/{id}/resources?status=FAILED',
    status: 200,
    shape: bodies.stackResources,
  },
  {
    what: 'an unknown filter',
    path: '/stacks/{name}/{id}/resources?limit=2',
    status: 400,
    shape: bodies.stackError,
  },
  {
    what: 'an invalid depth',
    path: '/stacks/{name}/{id}/resources?nested_depth=x',
    status: 400,
    shape: bodies.stackError,
  },
  {
    what: 'its events',
    path: '/stacks/{name}/{id}/events?nested_depth=5&sort_dir=asc&limit=3',
    status: 200,
    shape: bodies.stackEvents,
  },
  {
    what: 'an invalid limit',
    path: '/stacks/{name}/{id}/events?limit=x',
    status: 400,
    shape: bodies.stackError,
  },
  {
    what: 'an unknown stack',
    path: '/stacks/00000000-0000-4000-8000-000000000000',
    status: 404,
    shape: bodies.stackError,
  },
  { what: 'the ID with another name', path: '/stacks/wrong/{id}', status: 404, shape: bodies.stackError },
  {
    what: 'an unknown resource',
    path: '/stacks/{name}/{id}/resources/nothing',
    status: 404,
    shape: bodies.stackError,
  },
]

/** Compares Heat's responses for the stack of a cluster, created with `labels`, with the table. */
export function heatConforms(open: () => Promise<Users>, labels: Record<string, string>): void {
  let heat: HeatLogin
  const stack = { id: '', name: '' }

  beforeAll(async () => {
    heat = await heatLogin((await open()).member)
    await heat.magnum('POST', '/v1/clustertemplates', {
      ...{
        name: 'stacked',
        coe: 'kubernetes',
        image_id: 'fedora-coreos-latest',
        external_network_id: 'public',
      },
      ...{ keypair_id: 'testkey', flavor_id: 'm1.small', master_flavor_id: 'm1.small' },
    })
    const cluster = { name: 'stacked', cluster_template_id: 'stacked', node_count: 1, labels }
    expect(await heat.magnum('POST', '/v1/clusters', cluster)).toHaveProperty('uuid')
    while (!(await heat.magnum('GET', '/v1/clusters/stacked')).status?.endsWith('_COMPLETE'))
      await setTimeout(200)
    stack.id = (await heat.magnum('GET', '/v1/clusters/stacked')).stack_id ?? ''
    stack.name = /\/stacks\/([^/]+)\//.exec((await heat.get(`/stacks/${stack.id}`)).location)?.[1] ?? ''
  })
  afterAll(async () => {
    await heat.magnum('DELETE', '/v1/clusters/stacked')
    while ((await heat.magnum('GET', '/v1/clusters/stacked')).uuid !== undefined) await setTimeout(200)
    await heat.magnum('DELETE', '/v1/clustertemplates/stacked')
  })

  test.each(cases.map((each) => [each.path, each.what, each] as const))(
    'Heat %s: %s',
    async (_path, _what, each) => {
      const path = each.path.replace('{name}', stack.name).replace('{id}', stack.id)
      const { status, body, location } = await heat.get(path, each.nobody)
      expect(status).toBe(each.status)
      expect(differences(body, each.shape, 0)).toEqual([])
      if (each.status !== 302) return
      const [, behind = ''] = each.path.split(/\{\w+\}/)
      expect(location).toBe(`${heat.endpoint}/stacks/${stack.name}/${stack.id}${behind}`)
    },
  )
}

import { cloud, kubernetesTemplate, stopClouds, word, type Body, type Cloud } from './support/cloud'

afterAll(stopClouds)

let made: Cloud
beforeAll(async () => {
  made = await cloud()
  for (const name of ['b', 'a', 'c']) {
    await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name })
  }
})

const list = async (query: string) => (await made.call('GET', `/v1/clustertemplates${query}`)).body
const names = (body: Body) => (body.clustertemplates as unknown as Body[]).map((each) => word(each.name))

test('a list is in order of creation, or sorted by a key', async () => {
  expect(names(await list(''))).toEqual(['b', 'a', 'c'])
  expect(names(await list('?sort_key=name'))).toEqual(['a', 'b', 'c'])
  expect(names(await list('?sort_key=name&sort_dir=desc'))).toEqual(['c', 'b', 'a'])
})

test('a full page links to the next one with the same arguments', async () => {
  const first = await list('/detail?limit=2&sort_key=name')
  expect(names(first)).toEqual(['a', 'b'])
  const next = new URL(word(first.next))
  expect(next.pathname).toBe('/v1/clustertemplates/detail')
  expect(next.search).toMatch(/^\?sort_key=name&sort_dir=asc&limit=2&marker=[0-9a-f-]{36}$/)
  const second = (await made.call('GET', next.pathname + next.search)).body
  expect(names(second)).toEqual(['c'])
  expect(second).not.toHaveProperty('next')
})

test.each([
  ['?sort_key=nope', 'The sort_key value "nope" is an invalid field for sorting'],
  ['?sort_dir=up', "Invalid sort direction: up. Acceptable values are 'asc' or 'desc'"],
  ['?limit=-1', 'Limit must be positive'],
  [
    '?marker=nope',
    "Invalid input for field/attribute marker. Value: 'nope'. unable to convert to uuid. Error: Expected a uuid but received nope.",
  ],
  ['?foo=1', 'Unknown argument: "foo"'],
])('%s is refused', async (query, detail) => {
  const { status, body } = await made.call('GET', `/v1/clustertemplates${query}`)
  expect(status).toBe(400)
  expect(body.errors?.[0]?.detail).toBe(detail)
})

test('a page has at most 1,000 resources', async () => {
  for (let n = 0; n < 998; n++) {
    await made.call('POST', '/v1/clustertemplates', { ...kubernetesTemplate, name: `t${n}` })
  }
  const first = await list('?limit=5000')
  expect(names(first)).toHaveLength(1000)
  expect(word(first.next)).toContain('limit=1000')
})

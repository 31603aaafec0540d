import { EventEmitter, once } from 'node:events'
import { MagnumClient } from '../../../src/client/magnum/client'
import type { ListOptions } from '../../../src/client/magnum/api'
import type { Session } from '../../../src/client/keystone/session'
import { type Received, type Reply, serve } from '../../support/http-server'
import { collect } from '../../support/collect'
import { sessionAt } from '../../support/session'

/** The names of the listed clusters, page by page, and the requested URLs. */
async function list(options: ListOptions, reply: (request: Received, index: number) => Reply) {
  const server = await serve(reply)
  const session = sessionAt(`${server.url}/prefix/v1`)
  const pages: unknown[] = []
  try {
    for await (const page of new MagnumClient(session).clusters.list(options))
      pages.push(page.map(({ name }) => name))
    return { pages, urls: server.requests.map(({ url }) => url) }
  } finally {
    session.close()
    await server.close()
  }
}

const page = (names: string[], next?: string): Reply => ({
  body: { clusters: names.map((name) => ({ uuid: name, name })), ...(next !== undefined && { next }) },
})

/** A service with clusters a to g, three per page, whose `next` links name another host. */
function service({ url }: Received): Reply {
  const query = new URL(url, 'http://x').searchParams
  const size = Math.min(Number(query.get('limit') ?? 3), 3)
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const from = query.has('marker') ? names.indexOf(query.get('marker')!) + 1 : 0
  const shown = names.slice(from, from + size)
  const next = `https://inside.example:9511/v1/clusters?sort_key=id&sort_dir=asc&limit=${size}&marker=${shown.at(-1)}`
  return page(shown, shown.length === size ? next : undefined)
}

test('requests each page from the endpoint, whatever host the link names', async () => {
  expect(await list({}, service)).toEqual({
    pages: [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']],
    urls: [
      '/prefix/v1/clusters',
      '/prefix/v1/clusters?sort_key=id&sort_dir=asc&limit=3&marker=c',
      '/prefix/v1/clusters?sort_key=id&sort_dir=asc&limit=3&marker=f',
    ],
  })
})

test.each<[number | undefined, string[][]]>([
  [undefined, [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]],
  [0, [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]],
  [2, [['a', 'b']]],
  [3, [['a', 'b', 'c']]],
  [
    5,
    [
      ['a', 'b', 'c'],
      ['d', 'e'],
    ],
  ],
  [9, [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]],
])('a limit of %j gives %j, and asks for no page more', async (limit, pages) => {
  const listed = await list({ limit }, service)

  expect(listed.pages).toEqual(pages)
  expect(listed.urls).toHaveLength(pages.length)
})

test('continues after an earlier row if the last rows of a page have been deleted since', async () => {
  const afterDeletion = (request: Received): Reply => {
    const marker = new URL(request.url, 'http://x').searchParams.get('marker')
    if (marker === 'b' || marker === 'c') return { status: 404, body: {} }
    return marker === 'a' ? page(['d', 'e', 'f'], '/v1/clusters?marker=f') : service(request)
  }
  expect(await list({}, afterDeletion)).toEqual({
    pages: [['a', 'b', 'c'], ['d', 'e', 'f'], ['g']],
    urls: [
      '/prefix/v1/clusters',
      ...['c', 'b', 'a'].map(
        (marker) => `/prefix/v1/clusters?sort_key=id&sort_dir=asc&limit=3&marker=${marker}`,
      ),
      '/prefix/v1/clusters?marker=f',
    ],
  })
})

test('a page that is never found is an error', async () => {
  const broken = (request: Received): Reply =>
    request.url.includes('marker') ? { status: 404, body: {} } : service(request)
  await expect(list({}, broken)).rejects.toMatchObject({ status: 404 })
})

test('sends the options, but no limit of 0', async () => {
  const options = { limit: 0, marker: 'm', sortKey: 'name', sortDir: 'desc', detail: true } as const
  const { urls } = await list(options, () => page([]))

  expect(urls).toEqual(['/prefix/v1/clusters/detail?marker=m&sort_key=name&sort_dir=desc'])
})

test('keeps filters that the link lacks', async () => {
  const server = await serve(({ url }, index) => ({
    body: { quotas: [{ id: index }], ...(url.includes('marker') ? {} : { next: '/v1/quotas?marker=1' }) },
  }))
  const session = sessionAt(server.url)
  await collect(new MagnumClient(session).quotas.list({ allProjects: true }))
  session.close()
  await server.close()

  expect(server.requests.map(({ url }) => url)).toEqual([
    '/',
    '/quotas?all_tenants=True',
    '/quotas?marker=1&all_tenants=True',
  ])
})

test('follows links by page number, and past an empty page', async () => {
  const links = ['?page=2', 'clusters?page=3', undefined]
  const names = [['a'], [], ['b']]
  const listed = await list({ limit: 5, sortKey: 'name' }, (_request, index) =>
    page(names[index] ?? [], links[index]),
  )

  expect(listed).toEqual({
    pages: names,
    urls: ['/?sort_key=name&limit=5', '?page=2', '?page=3'].map((query) => `/prefix/v1/clusters${query}`),
  })
})

test('a repeated page is an error', async () => {
  const listed = list({}, () => page(['a'], '/v1/clusters?marker=a'))

  await expect(listed).rejects.toMatchObject({ message: 'The service gave the same page of clusters twice' })
})

test('an endless list is an error after 10,000 pages', async () => {
  let asked = 0
  // Without sockets, which would be slow.
  const request: Session['request'] = () => {
    const { body } = page([], `/v1/clusters?marker=${++asked}`)
    return Promise.resolve({ status: 200, headers: {}, body: JSON.stringify(body), url: '' })
  }
  const session = { ...sessionAt(''), request }

  await expect(collect(new MagnumClient(session).clusters.list())).rejects.toMatchObject({
    kind: 'failed',
    message: "The service's list of clusters did not end after 10000 pages",
  })
  expect(asked).toBe(10_000)
})

test.each(['', 'http://[', '/v1/clusters', 42, null, {}])('a next link of %j ends the list', async (next) => {
  const { pages } = await list({}, (_request, index) =>
    index === 0 ? { body: { clusters: [{ uuid: 'a', name: 'a' }], next } } : page([]),
  )

  expect(pages[0]).toEqual(['a'])
})

test('requests nothing before the first page is read, then one page ahead', async () => {
  const asked = new EventEmitter()
  const secondPage = once(asked, '/clusters?sort_key=id&sort_dir=asc&limit=3&marker=c')
  const server = await serve((request) => {
    asked.emit(request.url)
    return service(request)
  })
  const session = sessionAt(server.url)
  const pages = new MagnumClient(session).clusters.list()[Symbol.asyncIterator]()
  const urls = server.requests.map(({ url }) => url)
  const first = await pages.next()
  await secondPage
  session.close()
  await server.close()

  expect(urls).toEqual([])
  expect(first.value).toHaveLength(3)
})

test('a failed page is reported after the previous page', async () => {
  const server = await serve((request, index) => (index === 0 ? service(request) : { status: 403 }))
  const session = sessionAt(server.url)
  const pages = new MagnumClient(session).clusters.list()[Symbol.asyncIterator]()
  const first = await pages.next()
  const second = await pages.next().catch((error: unknown) => error)
  session.close()
  await server.close()

  expect(first.value).toHaveLength(3)
  expect(second).toMatchObject({ kind: 'denied', status: 403 })
})

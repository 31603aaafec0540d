import { inChunks, peek, series } from '../../src/foundation/pages'
import { collect } from '../support/collect'

const pagesOf = <T>(...pages: T[]) =>
  series(() => {
    const left = [...pages]
    return () => Promise.resolve(left.shift())
  })

test('a series yields values until there are none left and can be iterated again', async () => {
  const pages = pagesOf(['a'], ['b', 'c'])

  expect(await collect(pages)).toEqual([['a'], ['b', 'c']])
  expect(await collect(pages)).toEqual([['a'], ['b', 'c']])
})

test('chunks are never too long, never span pages, and are never empty', async () => {
  expect(await collect(inChunks(pagesOf([1, 2, 3, 4, 5], [], [6], []), 2))).toEqual([
    [1, 2],
    [3, 4],
    [5],
    [6],
  ])
})

test('a peek returns the first page without consuming it', async () => {
  const { first, pages } = await peek(pagesOf('a', 'b'))
  expect([first, await collect(pages)]).toEqual(['a', ['a', 'b']])

  const none = await peek(pagesOf())
  expect([none.first, await collect(none.pages)]).toEqual([undefined, []])
})

test('no page is requested before the previous one is used up', async () => {
  const asked: number[] = []
  const pages = series(() => async () => Promise.resolve([asked.push(asked.length), 0]))
  const parts = inChunks(pages, 1)[Symbol.asyncIterator]()
  await parts.next()
  await parts.next()

  expect(asked).toEqual([0])
})

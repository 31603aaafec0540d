import { inParts, peek, series } from '../../src/foundation/pages'
import { collect } from '../support/collect'

const pagesOf = <T>(...pages: T[]) =>
  series(() => {
    const left = [...pages]
    return () => Promise.resolve(left.shift())
  })

test('a series gives what there is until there is nothing more, and can be gone through again', async () => {
  const pages = pagesOf(['a'], ['b', 'c'])

  expect(await collect(pages)).toEqual([['a'], ['b', 'c']])
  expect(await collect(pages)).toEqual([['a'], ['b', 'c']])
})

test('parts are never longer than asked for, never span pages, and are never empty', async () => {
  expect(await collect(inParts(pagesOf([1, 2, 3, 4, 5], [], [6], []), 2))).toEqual([[1, 2], [3, 4], [5], [6]])
})

test('a peek shows the first page and takes none away', async () => {
  const { first, pages } = await peek(pagesOf('a', 'b'))
  expect([first, await collect(pages)]).toEqual(['a', ['a', 'b']])

  const none = await peek(pagesOf())
  expect([none.first, await collect(none.pages)]).toEqual([undefined, []])
})

test('no page is asked for before the one before it is used up', async () => {
  const asked: number[] = []
  const pages = series(() => async () => Promise.resolve([asked.push(asked.length), 0]))
  const parts = inParts(pages, 1)[Symbol.asyncIterator]()
  await parts.next()
  await parts.next()

  expect(asked).toEqual([0])
})

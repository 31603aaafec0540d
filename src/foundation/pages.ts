/**
 * What `next` gives, until that is undefined. In the place of asynchronous generators, which hold on to each value
 * until they have the next one: a page of a long list would be in memory twice, and moved by collections of garbage.
 *
 * @param begin starts from the beginning
 */
export function series<T>(begin: () => () => Promise<T | undefined>): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator]() {
      const next = begin()
      return {
        async next() {
          const value = await next()
          return value === undefined ? { done: true, value } : { done: false, value }
        },
      }
    },
  }
}

/** The items of all pages, at most `length` at once and at least one. */
export function inParts<T>(pages: AsyncIterable<readonly T[]>, length: number): AsyncIterable<readonly T[]> {
  return series(() => {
    const nextPage = pullFrom(pages)
    let left: readonly T[] | undefined = []
    return async () => {
      while (left?.length === 0) left = await nextPage()
      const part = left?.slice(0, length)
      left = left?.slice(length)
      return part
    }
  })
}

/** A list that is known whole, as its only page. */
// eslint-disable-next-line @typescript-eslint/require-await -- a list of one page is still a list of pages
export async function* onePage<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows
}

/** The first page, undefined where there is none, and all pages: they can be gone through once. */
export async function peek<T>(
  pages: AsyncIterable<T>,
): Promise<{ first: T | undefined; pages: AsyncIterable<T> }> {
  const nextPage = pullFrom(pages)
  const first = await nextPage()
  let ahead = first
  return {
    first,
    pages: series(() => async () => {
      const page = ahead ?? (await nextPage())
      ahead = undefined
      return page
    }),
  }
}

function pullFrom<T>(pages: AsyncIterable<T>): () => Promise<T | undefined> {
  const iterator = pages[Symbol.asyncIterator]()
  return async () => {
    const next = await iterator.next()
    return next.done === true ? undefined : next.value
  }
}

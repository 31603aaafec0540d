/**
 * The values of a function, until it returns undefined. Used instead of asynchronous generators, which keep each value
 * until they have the next one: two pages of a long list would be in memory, and copied by the garbage collector.
 *
 * @param begin starts an iteration; returns the function that supplies its values
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

/** Splits pages into non-empty chunks of at most `length` items. */
export function inChunks<T>(pages: AsyncIterable<readonly T[]>, length: number): AsyncIterable<readonly T[]> {
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

/** A complete list as a single page. */
// eslint-disable-next-line @typescript-eslint/require-await -- a list of one page is still a list of pages
export async function* onePage<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  yield rows
}

/** All items of a list. */
export async function allOf<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = []
  for await (const page of pages) for (const item of page) items.push(item)
  return items
}

/** The first page, undefined if there is none, and all pages, which can be iterated once. */
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
